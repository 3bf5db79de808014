from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Konto", needs=("oekonomi_forbrug", "oekonomi_budget"))
def account_without_posting() -> str:
    """Budgetkonto uden forbrug i et afsluttet år.

    Kontoen har budget i {year}, men der er ikke bogført noget på den i året. Kontrollér, om forbruget er bogført et andet sted.
    """
    return """
        with planned as (
            select source, delivery, file, account, year, min(row) as first_row, sum(corrected_ore) as corrected_ore
            from budget_rows group by source, delivery, file, account, year
        ),
        spent as (select distinct account, year from posting_rows)
        select planned.source as source, planned.delivery as delivery, planned.file as file, planned.first_row as row, planned.year as year
        from planned
        left join spent on spent.account = planned.account and spent.year = planned.year
        where spent.account is null and planned.corrected_ore <> 0 and planned.year < extract(year from planned.delivery)
    """
