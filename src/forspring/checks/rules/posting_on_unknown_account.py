from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Konto", needs=("oekonomi_forbrug", "oekonomi_budget"))
def posting_on_unknown_account() -> str:
    """Forbrug på en konto, der ikke har budget.

    Kontoen i denne og {others} andre rækker står ikke i budgettet for {year}. Forbruget får intet chefområde. Føj kontoen til budgettet, eller ompostér.
    """
    return """
        with spent as (
            select source, delivery, file, account, year, min(row) as first_row, count(*) - 1 as others
            from posting_rows group by source, delivery, file, account, year
        ),
        planned as (select distinct account, year from budget_rows)
        select spent.source as source, spent.delivery as delivery, spent.file as file, spent.first_row as row,
            spent.others as others, spent.year as year
        from spent
        left join planned on planned.account = spent.account and planned.year = spent.year
        where planned.account is null
    """
