from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import ACTIVITY, ORGANISATION, STEP


@indicator(
    title="Lukket og ikke set siden",
    chapter=Chapter.EFFECT,
    unit="andel",
    kind=Kind.REMAINED,
    by=(ACTIVITY, STEP, *ORGANISATION),
    better="higher",
    counted="courses",
    thing="course",
)
def no_return() -> str:
    """Af de registrerede tidlige forløb afsluttet i perioden: andelen, hvor barnet ikke står i noget system de næste 12 måneder.

    Sundhedsplejens besøg til alle tæller ikke. Beregnet med Kaplan-Meiers metode, læst ved 365 dage.
    """
    return """
        select
            c.*, 365 as horizon, a.seen_on is not null as is_event, date_diff('day', c.last_day, coalesce(a.seen_on, $as_of)) as duration, c.last_day as day
        from course_spans as c
        inner join afterwards as a on c.course = a.course
    """
