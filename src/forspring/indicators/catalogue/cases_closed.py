from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, TYPE


@indicator(
    title="Sager lukket",
    chapter=Chapter.STAFF,
    unit="sager",
    kind=Kind.COUNT,
    by=(TYPE, *ORGANISATION, *CHILD),
    counted="cases",
    thing="record",
)
def cases_closed() -> str:
    """Antallet af sager i DUBU, der er lukket i perioden, efter sagstype og enhed."""
    return "select *, last_day as day from cases where opened_on <= $as_of"
