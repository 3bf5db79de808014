from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, TYPE


@indicator(
    title="Undersøgelser startet",
    chapter=Chapter.ASSESSMENTS,
    unit="undersøgelser",
    kind=Kind.COUNT,
    by=(TYPE, *ORGANISATION, *CHILD),
    reference="Barnets lov §§ 18-20; serviceloven § 50",
    counted="assessments",
    thing="assessment",
)
def assessments_started() -> str:
    """Antallet af screeninger, afdækninger og børnefaglige undersøgelser, hvis startdato ligger i perioden."""
    return "select *, started_on as day from assessments"
