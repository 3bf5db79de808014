from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, TYPE


@indicator(
    title="Undersøgelser afsluttet",
    chapter=Chapter.ASSESSMENTS,
    unit="undersøgelser",
    kind=Kind.COUNT,
    by=(TYPE, *ORGANISATION, *CHILD),
    reference="Barnets lov §§ 18-20; serviceloven § 50",
    counted="assessments",
    thing="assessment",
)
def assessments_ended() -> str:
    """Antallet af screeninger, afdækninger og børnefaglige undersøgelser, hvis slutdato ligger i perioden."""
    return "select *, last_day as day from assessments where started_on <= $as_of"
