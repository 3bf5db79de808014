from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import COURSE


@indicator(
    title="Helårspersoner",
    chapter=Chapter.MONEY,
    unit="helårspersoner",
    kind=Kind.AMOUNT,
    when=When.GIVEN,
    by=COURSE,
    counted="courses",
    thing="course",
)
def full_year_persons() -> str:
    """Summen over forløb af de dage i året, hvor de var i gang, delt med årets dage (365 eller 366).

    Både den første og den sidste dag tæller. Har et barn to forløb på samme tid, tæller de hver for sig.
    """
    return """
        select
            c.course, c.person, c.child, false as is_impersonal, c.activity, c.provision, c.step, c.source, c.unit, c.role, c.chief_area,
            p.period, greatest(c.from_on, p.start_on) as day,
            date_diff('day', greatest(c.from_on, p.start_on), least(c.until_on, p.last_day)) + 1 as amount,
            date_diff('day', p.start_on, cast(p.start_on + interval '1' year as date)) as per
        from course_spans as c
        inner join periods as p on c.from_on <= p.last_day and c.until_on >= p.start_on and p.kind = 'year'
    """
