from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Chefområde", needs=("oekonomi_budget",))
def account_in_two_chief_areas() -> str:
    """Kontoen hører til flere chefområder samme år.

    Kontoen står under {areas} chefområder i budgettet for {year}, så forbruget ikke kan lægges ét sted. Ret chefområdet i økonomisystemet.
    """
    return """
        select source, delivery, file, min(row) as row, count(distinct chief_area) as areas, year
        from budget_rows
        group by source, delivery, file, account, year
        having count(distinct chief_area) > 1
    """
