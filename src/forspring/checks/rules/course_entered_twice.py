from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import COURSE_TYPE


@rule(MEND, field=COURSE_TYPE)
def course_entered_twice() -> str:
    """To ens forløb i samme system på samme tid.

    Barnet har allerede et forløb af typen {activity_label} i samme system, da dette begynder {started_on}. Slet eller afslut det, der er for meget, i kildesystemet.
    """
    return """
        with told as (
            select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.record as record, c.course as course,
                r.joint_number as joint_number, c.person as person, c.activity as activity, coalesce(r.supplier, '') as supplier,
                r.started_on as started_on, coalesce(r.last_day, r.known_until, date '9999-12-31') as last_day
            from course_rows as r
            join course_parts as p on p.record = r.record
            join courses as c on c.course = p.course
            where c.person is not null and c.activity not in ('oekonomisk_stoette', 'ukategoriseret') and r.joint_number is null
        ),
        earlier as (
            select source, delivery, file, row, activity, started_on,
                max(last_day) over (
                    partition by person, source, activity, supplier order by started_on, record
                    rows between unbounded preceding and 1 preceding
                ) as running_until
            from told
        )
        select earlier.source as source, earlier.delivery as delivery, earlier.file as file, earlier.row as row,
            earlier.started_on as started_on, activities.title as activity_label
        from earlier
        join activities on activities.activity = earlier.activity
        where earlier.running_until >= earlier.started_on
    """
