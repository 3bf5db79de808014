from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import WORKER
from forspring.checks.told import TOLD


@rule(MEND, field=WORKER, needs=("organisation_medarbejdere",))
def worker_unknown() -> str:
    """Medarbejderen findes ikke i organisationen.

    Initialerne {worker} i denne og {others} andre rækker findes ikke blandt organisationens medarbejdere. Ret dem i kildesystemet, eller føj medarbejderen til organisationen.
    """
    return f"""
        with grouped as (
            select source, delivery, file, worker, min(row) as first_row, count(*) - 1 as others
            from ({TOLD}) as told
            where worker is not null
            group by source, delivery, file, worker
        ),
        known as (select distinct lower(trim(worker)) as worker from worker_rows)
        select g.source as source, g.delivery as delivery, g.file as file, g.first_row as row, g.worker as worker, g.others as others
        from grouped as g
        left join known on known.worker = lower(trim(g.worker))
        where known.worker is null
    """
