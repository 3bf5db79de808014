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
        with unknown as (
            select named.worker as worker
            from (select distinct worker from ({TOLD}) as told where worker is not null) as named
            left join (select distinct lower(trim(worker)) as worker from worker_rows) as known on known.worker = lower(trim(named.worker))
            where known.worker is null
        )
        select told.source as source, told.delivery as delivery, told.file as file, min(told.row) as row,
            told.worker as worker, count(*) - 1 as others
        from ({TOLD}) as told
        join unknown on unknown.worker = told.worker
        group by told.source, told.delivery, told.file, told.worker
    """
