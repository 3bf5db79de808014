from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import UNIT
from forspring.indicators.workloads import STAFF


@indicator(
    title="Ledelsesspænd",
    chapter=Chapter.STAFF,
    unit="rådgivere pr. leder",
    kind=Kind.SPREAD,
    when=When.GIVEN,
    by=(UNIT,),
    counted="workers",
    thing="worker",
)
def span() -> str:
    """Hvor mange socialrådgivere med timer den dag der er for hver leder i samme enhed: gennemsnit, median, 90-percentil og det højeste.

    Kun enheder med både en leder og socialrådgivere er med.
    """
    return f"""
        select l.period, l.worker, l.unit, cast(null as varchar) as person, cast(a.advisers as double) / l.leaders as size
        from (select *, count(*) over (partition by unit) as leaders from ({STAFF}) as staff where profession = 'Leder') as l
        inner join (select unit, count(*) as advisers from ({STAFF}) as staff where profession = 'Socialrådgiver' group by unit) as a
            on l.unit = a.unit
    """
