from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, TYPE


@indicator(
    title="Sager i gang",
    chapter=Chapter.STAFF,
    unit="sager",
    kind=Kind.COUNT,
    when=When.ON_DAY,
    by=(TYPE, *ORGANISATION, *CHILD),
    counted="cases",
    thing="record",
    balance=("cases_opened.count", "cases_closed.count"),
)
def cases_active() -> str:
    """Antallet af sager i DUBU, der er åbne på dagen, efter sagstype og enhed."""
    return """
        select *, opened_on as from_on, least(coalesce(last_day, known_until, $as_of), $as_of) as until_on
        from cases
        where opened_on <= $as_of
    """
