from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import ACTIVITY, MONTHS, ORGANISATION


@indicator(
    title="Tilbage igen",
    chapter=Chapter.EFFECT,
    unit="andel",
    kind=Kind.FOLLOWED,
    by=(MONTHS, (ACTIVITY, MONTHS), *((each, MONTHS) for each in ORGANISATION)),
    total=False,
    better="neither",
    counted="courses",
    thing="course",
)
def return_to_early() -> str:
    """Af de registrerede tidlige forløb afsluttet i perioden: andelen, hvor barnet fik en ny registreret tidlig indsats inden 6, 12 og 24 måneder.

    Beregnet som Videre til familieområdet.
    """
    return """
        select
            c.*, m.months, m.horizon, a.early_on is not null as is_event, date_diff('day', c.last_day, coalesce(a.early_on, $as_of)) as duration, c.last_day as day
        from course_spans as c
        inner join afterwards as a on c.course = a.course
        cross join (values (6, 183), (12, 365), (24, 730)) as m (months, horizon)
    """
