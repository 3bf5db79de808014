from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import COURSE_TYPE


@rule(MEND, field=COURSE_TYPE)
def course_entered_twice() -> str:
    """To ens forløb i samme system på samme tid.

    Barnet har allerede et forløb af typen {activity_label} i samme system, da dette begynder {started_on}. Slet eller afslut det, der er for meget, i kildesystemet.
    """
    return """
        with several as (
            select person, source, activity
            from checked_courses
            where person is not null and joint_number is null and activity not in ('oekonomisk_stoette', 'ukategoriseret')
            group by person, source, activity having count(*) > 1
        ),
        earlier as (
            select told.source as source, told.delivery as delivery, told.file as file, told.row as row, told.activity as activity,
                told.started_on as started_on,
                max(coalesce(told.ended_on, date '9999-12-31')) over (
                    partition by told.person, told.source, told.activity, coalesce(told.supplier, '') order by told.started_on, told.record
                    rows between unbounded preceding and 1 preceding
                ) as running_until
            from checked_courses as told
            join several on several.person = told.person and several.source = told.source and several.activity = told.activity
            where told.joint_number is null
        )
        select earlier.source as source, earlier.delivery as delivery, earlier.file as file, earlier.row as row,
            earlier.started_on as started_on, activities.title as activity_label
        from earlier
        join activities on activities.activity = earlier.activity
        where earlier.running_until >= earlier.started_on
    """
