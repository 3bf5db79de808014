from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import ACTIVITY, MONTHS, ORGANISATION


@indicator(
    title="Videre til familieområdet",
    chapter=Chapter.EFFECT,
    unit="andel",
    kind=Kind.FOLLOWED,
    by=(MONTHS, (ACTIVITY, MONTHS), *((each, MONTHS) for each in ORGANISATION)),
    total=False,
    better="lower",
    counted="courses",
    thing="course",
)
def onward() -> str:
    """Af de registrerede tidlige forløb afsluttet i perioden: andelen, hvor barnet fik en indgribende indsats inden 6, 12 og 24 måneder.

    Indsatsen skal være begyndt efter forløbets sidste dag. Andelen er beregnet med Kaplan-Meiers metode, så de, der ikke er
    fulgt så længe endnu, er med, så længe de er fulgt; 6, 12 og 24 måneder er 183, 365 og 730 dage.
    """
    return """
        select
            c.*, m.months, m.horizon, a.heavier_on is not null as is_event, date_diff('day', c.last_day, coalesce(a.heavier_on, $as_of)) as duration, c.last_day as day
        from course_spans as c
        inner join afterwards as a on c.course = a.course
        cross join (values (6, 183), (12, 365), (24, 730)) as m (months, horizon)
    """
