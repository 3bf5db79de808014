from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import COURSE


@indicator(
    title="Varighed af forløb",
    chapter=Chapter.COURSES,
    unit="dage",
    kind=Kind.DURATION,
    by=COURSE,
    measures=("median", "p25", "p75", "n", "n_open"),
    counted="courses",
    thing="course",
    names={"n": "courses_started.count"},
)
def course_duration() -> str:
    """Det antal dage, som halvdelen af de forløb, der begyndte i perioden, er slut efter.

    Forløb, der stadig er i gang, tæller med: varigheden er beregnet med Kaplan-Meiers metode, og de åbne forløb er
    med, så længe de har varet. Når færre end halvdelen er nået til ende, kan medianen ikke siges endnu. Et forløb,
    der slutter samme dag, som det begynder, har varet 0 dage.
    """
    return """
        select
            *, started_on as day, last_day is not null as is_event,
            greatest(date_diff('day', started_on, coalesce(last_day, until_on)), 0) as duration
        from course_spans
    """
