from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Chefområde", needs=("oekonomi_budget",))
def account_in_two_chief_areas() -> str:
    """Kontoen hører til flere chefområder samme år.

    De fleste af kontoens rækker i {year} hører til et andet chefområde end denne, så forbruget ikke kan lægges ét sted. Ret chefområdet i økonomisystemet.
    """
    return """
        with counted as (
            select account, year, chief_area, count(*) as rows_of_area, min(row) as first_row, min(record) as record
            from budget_rows where chief_area is not null
            group by account, year, chief_area
        ),
        areas as (
            select account, year, chief_area,
                row_number() over (partition by account, year order by rows_of_area desc, first_row, record) as place
            from counted
        )
        select b.source as source, b.delivery as delivery, b.file as file, b.row as row, b.year as year
        from budget_rows as b
        join areas on areas.account = b.account and areas.year = b.year and areas.chief_area = b.chief_area
        where areas.place > 1
    """
