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
        spans as (
            select named.worker as worker, w.from_on as from_on, coalesce(w.last_day, date '9999-12-31') as last_day
            from (select distinct worker from happened) as named
            join worker_rows as w on lower(trim(w.worker)) = lower(trim(named.worker))
        ),
        known as (select distinct worker from spans)
        select h.source as source, h.delivery as delivery, h.file as file, min(h.row) as row, upper(h.worker) as worker,
            count(*) as others_count, min(h.day) as first_on
        from happened as h
        join known on known.worker = h.worker
        left join spans on spans.worker = h.worker and h.day >= spans.from_on and h.day <= spans.last_day
        where spans.worker is null
        group by h.source, h.delivery, h.file, upper(h.worker)
    """
