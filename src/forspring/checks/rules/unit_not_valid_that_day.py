from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import UNIT


@rule(MEND, field=UNIT, needs=("organisation_enheder",))
def unit_not_valid_that_day() -> str:
    """Enheden fandtes ikke den dag, forløbet begyndte.

    Forløbet begyndte {started_on}, men enheden {unit} fandtes ikke den dag. Skriv den enhed, der udførte forløbet, eller ret enhedens datoer i organisationen.
    """
    return """
        with named as (
            select distinct lower(trim(unit)) as unit, started_on from course_rows where unit is not null and started_on is not null
        ),
        known as (
            select lower(trim(unit)) as unit, from_on, last_day from unit_rows
            union all
            select lower(trim(name)) as unit, from_on, last_day from unit_rows
        ),
        outside as (
            select named.unit as unit, named.started_on as started_on
            from named
            join known on known.unit = named.unit
            group by named.unit, named.started_on
            having max(case
                when named.started_on >= known.from_on and named.started_on <= coalesce(known.last_day, named.started_on) then 1 else 0 end) = 0
        )
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on, r.unit as unit
        from course_rows as r
        join outside on outside.unit = lower(trim(r.unit)) and outside.started_on = r.started_on
    """
