from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Enhed", needs=("oekonomi_budget", "organisation_enheder"))
def account_on_unknown_unit() -> str:
    """Kontoen er knyttet til en enhed, der ikke findes.

    Enheden {unit} på kontoen findes ikke i organisationens enheder. Ret enheden i økonomisystemet, eller føj den til organisationen.
    """
    return """
        with named as (
            select source, delivery, file, unit, min(row) as first_row from budget_rows where unit is not null group by source, delivery, file, unit
            union all
            select source, delivery, file, unit, min(row) as first_row from posting_rows where unit is not null group by source, delivery, file, unit
        ),
        known as (
            select lower(trim(unit)) as unit from unit_rows union select lower(trim(name)) as unit from unit_rows
        )
        select named.source as source, named.delivery as delivery, named.file as file, named.first_row as row, named.unit as unit
        from named
        left join known on known.unit = lower(trim(named.unit))
        where known.unit is null
    """
