from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import CHILD, SYSTEMS


@indicator(title="Børn i flere systemer", chapter=Chapter.CHILDREN, unit="børn", kind=Kind.CHILDREN, when=When.GIVEN, by=(SYSTEMS, *CHILD))
def children_by_system() -> str:
    """Antallet af forskellige børn, som DUBU, ESDH eller Novax har en oplysning om i perioden, fordelt på netop de systemer, der har det.

    Enhver række tæller: sag, underretning, undersøgelse, indsats, opfølgning, journalsag, aktivitet, forløb og kontakt,
    når dens dag eller en af dens dage ligger i perioden. Hvert barn står ét sted, for eksempel under dubu+esdh.
    """
    return """
        select
            period, person, min(day) as day,
            concat_ws(
                '+', max(case when source = 'dubu' then source end), max(case when source = 'esdh' then source end), max(case when source = 'novax' then source end)
            ) as systems
        from (
            select d.period, r.person, r.source, r.from_on as day
            from record_spans as r
            inner join period_days as d on r.from_on = d.day
            union all
            select p.period, r.person, r.source, p.start_on as day
            from record_spans as r
            inner join periods as p on r.from_on < p.start_on and r.until_on >= p.start_on and p.kind <> 'day'
            where r.until_on > r.from_on
        ) as touched
        group by period, person
    """
