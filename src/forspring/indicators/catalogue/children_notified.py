from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import AGE_BAND, CHILD, NUMBER


@indicator(
    title="Børn underrettet om",
    chapter=Chapter.NOTIFICATIONS,
    unit="børn",
    kind=Kind.CHILDREN,
    when=When.GIVEN,
    by=(NUMBER, *CHILD),
    overlapping=(AGE_BAND,),
)
def children_notified() -> str:
    """Antallet af forskellige fødte børn, som kommunen modtog mindst én underretning om i perioden, også efter hvor mange.

    Alder og distrikt er dem, barnet har ved den første af dem. De ufødte står for sig i aldersfordelingen og tæller
    ikke med i det hele.
    """
    return """
        select
            d.period, n.person, min(n.received_on) as day,
            case when count(*) >= 6 then '6+' else cast(count(*) as varchar) end as number
        from notifications as n
        inner join period_days as d on n.received_on = d.day
        where n.person is not null
        group by d.period, n.person
    """


@children_notified.also(kind=Kind.COUNT, when=When.GIVEN, by=(AGE_BAND,), total=False)
def unborn() -> str:
    """The unborn, one for each mother and pregnancy."""
    return """
        select d.period, n.person, min(n.received_on) as day, 1 as number
        from notifications as n
        inner join children as c on n.person = c.person and c.is_unborn
        inner join period_days as d on n.received_on = d.day
        group by d.period, n.person
    """
