from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import UNIT


@rule(MEND, field=UNIT, needs=("organisation_enheder",))
def unit_not_valid_that_day() -> str:
    """Enheden fandtes ikke den dag, forløbet begyndte.

    Forløbet begyndte {started_on}, men enheden {unit} fandtes ikke den dag. Skriv den enhed, der udførte forløbet, eller ret enhedens datoer i organisationen.
    """
    return """
        with spans as (
            select named.unit as unit, known.from_on as from_on, coalesce(known.last_day, date '9999-12-31') as last_day
            from (select distinct unit from course_rows where unit is not null) as named
            join (
                select lower(trim(unit)) as unit, from_on, last_day from unit_rows
                union all
                select lower(trim(name)) as unit, from_on, last_day from unit_rows
            ) as known on known.unit = lower(trim(named.unit))
        ),
        known as (select distinct unit from spans)
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on, r.unit as unit
        from course_rows as r
        join known on known.unit = r.unit
        left join spans on spans.unit = r.unit and r.started_on >= spans.from_on and r.started_on <= spans.last_day
        where spans.unit is null
    """
