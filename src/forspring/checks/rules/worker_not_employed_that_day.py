from __future__ import annotations

from forspring.checks.definition import NOTE, rule
from forspring.checks.headers import WORKER


@rule(NOTE, field=WORKER, needs=("organisation_medarbejdere",))
def worker_not_employed_that_day() -> str:
    """Medarbejderen var ikke ansat den dag.

    Initialerne {worker} står på {others_count} hændelser på dage, hvor medarbejderen ikke var ansat, første gang {first_on}. Ret dem i kildesystemet, eller ret ansættelsens datoer i organisationen.
    """
    return """
        with happened as (
            select source, delivery, file, row, worker, held_on as day from activity_rows
            union all
            select source, delivery, file, row, worker, held_on as day from contact_rows
            union all
            select source, delivery, file, row, worker, started_on as day from course_rows where unit is null
        ),
        grouped as (
            select source, delivery, file, lower(trim(worker)) as worker, day, min(row) as first_row, count(*) as events
            from happened where worker is not null
            group by source, delivery, file, lower(trim(worker)), day
        ),
        outside as (
            select g.source as source, g.delivery as delivery, g.file as file, g.worker as worker, g.day as day,
                min(g.first_row) as first_row, min(g.events) as events
            from grouped as g
            join worker_rows as w on lower(trim(w.worker)) = g.worker
            group by g.source, g.delivery, g.file, g.worker, g.day
            having max(case when g.day >= w.from_on and g.day <= coalesce(w.last_day, g.day) then 1 else 0 end) = 0
        )
        select source, delivery, file, min(first_row) as row, upper(worker) as worker, sum(events) as others_count, min(day) as first_on
        from outside
        group by source, delivery, file, worker
    """
