from forspring.indicators.childhood import is_aged_0_to_22
from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD


@indicator(title="Fra første tegn til indsats", chapter=Chapter.EFFECT, unit="dage", kind=Kind.DURATION, by=CHILD, better="lower")
def sign_to_effort() -> str:
    """Det antal dage fra barnets første tegn i noget system, som halvdelen af de børn, hvis første tegn lå i perioden, har fået deres første indsats efter.

    Første tegn er den første registrering eller underretning, hvad der kom først. En indsats, der selv er første tegn, er
    0 dage. De børn, der ingen indsats har fået, er med, så længe der er gået (Kaplan-Meier).
    """
    return f"""
        select *, effort_on is not null as is_event, greatest(date_diff('day', day, coalesce(effort_on, $as_of)), 0) as duration
        from (
            select person, birth_mark, first_effort as effort_on, least(coalesce(first_record, first_notification), coalesce(first_notification, first_record)) as day
            from first_events
        ) as c
        where day is not null and {is_aged_0_to_22("c.day")}
    """
