from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import CHECK, SOURCE, UNIT

TODAY = "select period from periods where kind = 'day' and start_on = $as_of"
NEWEST = """
    select a.* from accounts as a
    inner join (select source, file, max(delivery) as delivery from accounts where delivery <= $as_of group by source, file) as n
        on a.source = n.source and a.file = n.file and a.delivery = n.delivery
"""
FOUND = f"""
    select f.* from findings as f
    inner join ({NEWEST}) as n on f.source = n.source and f.file = n.file and f.delivery = n.delivery
"""
COUNTED = f"select count(*) as part from ({FOUND}) as found"
READ = f"select sum(read) as whole from ({NEWEST}) as newest"


@indicator(
    title="Datakvalitet",
    chapter=Chapter.QUALITY,
    unit="pr. 1.000 rækker",
    kind=Kind.RATE,
    when=When.GIVEN,
    measures=("rate", "count"),
    better="lower",
    counted="findings",
    thing="code",
)
def data_quality() -> str:
    """Antallet af fund i de nyeste leverancer for hver 1.000 læste rækker; efter kontrol, kilde og enhed, og hvor mange dage det ældste har ventet på at blive rettet."""
    return f"select p.period, f.part, a.whole from ({COUNTED}) as f cross join ({READ}) as a cross join ({TODAY}) as p"


@data_quality.also(kind=Kind.RATE, when=When.GIVEN, by=(CHECK,), total=False, measures=("rate", "count"))
def by_check() -> str:
    """Each check over all rows."""
    return f"""
        select p.period, f.code, f.part, a.whole
        from (select code, count(*) as part from ({FOUND}) as found group by code) as f
        cross join ({READ}) as a
        cross join ({TODAY}) as p
    """


@data_quality.also(kind=Kind.RATE, when=When.GIVEN, by=(SOURCE,), total=False, measures=("rate", "count"))
def by_source() -> str:
    """Each source over its own rows."""
    return f"""
        select p.period, a.source, coalesce(f.part, 0) as part, a.whole
        from (select source, sum(read) as whole from ({NEWEST}) as newest group by source) as a
        left join (select source, count(*) as part from ({FOUND}) as found group by source) as f on a.source = f.source
        cross join ({TODAY}) as p
    """


@data_quality.also(kind=Kind.RATE, when=When.GIVEN, by=(UNIT,), total=False, measures=("rate", "count"))
def by_unit() -> str:
    """Each unit over the rows of its courses."""
    return f"""
        select t.period, c.unit, count(f.code) as part, count(distinct p.record) as whole
        from course_parts as p
        inner join courses as c on p.course = c.course
        left join ({FOUND}) as f on p.source = f.source and p.file = f.file and p.row = f.row
        cross join ({TODAY}) as t
        group by t.period, c.unit
    """


@data_quality.also(kind=Kind.QUEUE, when=When.ON_DAY, by=(CHECK, SOURCE), measures=("longest",))
def oldest() -> str:
    """The age of the oldest that is not mended."""
    return f"select code, source, delivery as from_on, $as_of as until_on, cast(null as varchar) as person from ({FOUND}) as found"


@data_quality.behind(when=When.GIVEN)
def each() -> str:
    """The findings."""
    return f"select p.period, f.code, cast(null as varchar) as person from ({FOUND}) as f cross join ({TODAY}) as p"
