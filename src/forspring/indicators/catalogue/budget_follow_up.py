from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import ACCOUNT, CHIEF_AREA, FUNDING, LINE, UNIT


@indicator(
    title="Budgetopfølgning",
    chapter=Chapter.MONEY,
    unit="kroner",
    kind=Kind.AMOUNT,
    when=When.GIVEN,
    by=(LINE, (LINE, CHIEF_AREA), (LINE, ACCOUNT), (LINE, FUNDING), (LINE, UNIT)),
    total=False,
    counted="money",
    thing="account",
)
def budget_follow_up() -> str:
    """Årets oprindelige og korrigerede budget, hvad der er brugt, og hvad der ventes brugt ved årets slutning.

    Forventet er det, der er brugt til og med opgørelsens måned, og resten af det korrigerede budget, måned for måned.
    Afvigelsen er forventet uden korrigeret budget, regnet før afrunding. Et beløb hører til det chefområde, som dets konto
    har i budgettet.
    """
    return """
        with accounts_of_year as (
            select account, year, min(chief_area) as chief_area, min(funding) as funding, min(unit) as unit from budget_rows group by account, year
        ),
        accounts_ever as (
            select account, min(chief_area) as chief_area, min(funding) as funding, min(unit) as unit from budget_rows group by account
        ),
        spent as (
            select
                p.account, p.year, p.month, p.amount_ore, l.person, k.child, coalesce(p.unit, y.unit, e.unit) as unit,
                coalesce(y.chief_area, e.chief_area) as chief_area, coalesce(y.funding, e.funding) as funding
            from posting_rows as p
            left join accounts_of_year as y on p.account = y.account and p.year = y.year
            left join accounts_ever as e on p.account = e.account
            left join links as l on p.mention = l.mention
            left join children as k on l.person = k.person
            where p.year * 12 + p.month <= extract(year from $as_of) * 12 + extract(month from $as_of)
        ),
        lines as (
            select 'original' as line, year, account, chief_area, funding, unit, cast(null as varchar) as person, cast(null as bigint) as child, false as is_impersonal, original_ore as amount from budget_rows
            union all
            select 'corrected' as line, year, account, chief_area, funding, unit, null as person, null as child, false as is_impersonal, corrected_ore as amount from budget_rows
            union all
            select v.line, year, account, chief_area, funding, unit, person, child, child is null as is_impersonal, amount_ore as amount
            from spent cross join (values ('spent'), ('expected'), ('deviation')) as v (line)
            union all
            select v.line, year, account, chief_area, funding, unit, null as person, null as child, false as is_impersonal, corrected_ore as amount
            from budget_rows cross join (values ('expected'), ('deviation')) as v (line)
            where year * 12 + month > extract(year from $as_of) * 12 + extract(month from $as_of)
            union all
            select 'deviation' as line, year, account, chief_area, funding, unit, null as person, null as child, false as is_impersonal, -corrected_ore as amount from budget_rows
        )
        select p.period, l.line, replace(l.account, ',', ';') as account, l.chief_area, l.funding, l.unit, l.person, l.child, l.is_impersonal, l.amount, 100 as per
        from lines as l
        inner join periods as p on cast(l.year as varchar) = p.period
    """
