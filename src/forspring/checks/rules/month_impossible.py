from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Måned", needs=("oekonomi_budget",))
def month_impossible() -> str:
    """Måneden findes ikke.

    Måned {month} er ikke et tal fra 1 til 12. Ret måneden i økonomisystemet.
    """
    return """
        select source, delivery, file, row, month from budget_rows where month < 1 or month > 12
        union all
        select source, delivery, file, row, month from posting_rows where month < 1 or month > 12
    """
