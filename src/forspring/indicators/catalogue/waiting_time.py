from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import COURSE


@indicator(
    title="Ventetid til start",
    chapter=Chapter.COURSES,
    unit="dage",
    kind=Kind.DURATION,
    by=COURSE,
    better="lower",
    counted="courses",
    thing="course",
)
def waiting_time() -> str:
    """Det antal dage fra henvisning eller ansøgning, som halvdelen af dem, der blev henvist eller søgte i perioden, er kommet i gang efter.

    I ESDH er man i gang ved den første samtale eller anden aktivitet (ikke et notat) på eller efter henvisningen; i
    DUBU og Novax den dag, forløbet starter. De, der stadig venter, er med, så længe de har ventet (Kaplan-Meier).
    En sag, der er lukket, uden at nogen kom i gang, er ikke med. Står forløbet i to systemer, gælder den tidligste
    henvisning og den tidligste start. Som bestand: hvor mange der venter på dagen, og hvor længe den længste har ventet.
    """
    return """
        select
            *, requested_on as day, coalesce(first_session_on <= $as_of, false) as is_event,
            greatest(date_diff('day', requested_on, case when first_session_on <= $as_of then first_session_on else $as_of end), 0) as duration
        from courses
        where requested_on <= $as_of and (first_session_on <= $as_of or coalesce(last_day, known_until, $as_of) >= $as_of)
    """


@waiting_time.also(kind=Kind.QUEUE, when=When.ON_DAY, by=COURSE)
def still_waiting() -> str:
    """Those who wait on the day."""
    return """
        select
            *, requested_on as from_on,
            least(coalesce(cast(first_session_on - interval '1' day as date), $as_of), coalesce(last_day, known_until, $as_of), $as_of) as until_on
        from courses
        where requested_on <= $as_of
    """
