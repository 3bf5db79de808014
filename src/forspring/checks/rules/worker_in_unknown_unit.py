from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Enhed", needs=("organisation_medarbejdere", "organisation_enheder"))
def worker_in_unknown_unit() -> str:
    """Medarbejderen er i en enhed, der ikke findes.

    Medarbejderen {worker} er i enheden {unit}, som ikke findes i organisationens enheder. Ret enheden.
    """
    return """
        with known as (select lower(trim(unit)) as unit from unit_rows union select lower(trim(name)) as unit from unit_rows)
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.worker as worker, r.unit as unit
        from worker_rows as r
        left join known on known.unit = lower(trim(r.unit))
        where r.unit is not null and known.unit is null
    """
