from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, TYPE


@indicator(
    title="Sager oprettet",
    chapter=Chapter.STAFF,
    unit="sager",
    kind=Kind.COUNT,
    by=(TYPE, *ORGANISATION, *CHILD),
    counted="cases",
    thing="record",
)
def cases_opened() -> str:
    """Antallet af sager i DUBU, der er oprettet i perioden, efter sagstype og enhed."""
    return "select *, opened_on as day from cases"
