from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import UNIT


@rule(MEND, field=UNIT, needs=("organisation_enheder",))
def unit_unknown() -> str:
    """Enheden findes ikke i organisationen.

    Enheden {unit} i denne og {others} andre rækker findes hverken som kode eller navn i organisationens enheder. Ret den i kildesystemet, eller føj enheden til organisationen.
    """
    return """
        with named as (
            select source, delivery, file, row, unit from case_rows where unit is not null
            union all
            select source, delivery, file, row, unit from course_rows where unit is not null
        ),
        grouped as (
            select source, delivery, file, unit, min(row) as first_row, count(*) - 1 as others
            from named group by source, delivery, file, unit
        ),
        known as (
            select lower(trim(unit)) as unit from unit_rows union select lower(trim(name)) as unit from unit_rows
        )
        select g.source as source, g.delivery as delivery, g.file as file, g.first_row as row, g.unit as unit, g.others as others
        from grouped as g
        left join known on known.unit = lower(trim(g.unit))
        where known.unit is null
    """
