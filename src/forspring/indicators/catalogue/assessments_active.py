from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, TYPE


@indicator(
    title="Undersøgelser i gang",
    chapter=Chapter.ASSESSMENTS,
    unit="undersøgelser",
    kind=Kind.COUNT,
    when=When.ON_DAY,
    by=(TYPE, *ORGANISATION, *CHILD),
    reference="Barnets lov §§ 18-20; serviceloven § 50",
    counted="assessments",
    thing="assessment",
    balance=("assessments_started.count", "assessments_ended.count"),
)
def assessments_active() -> str:
    """Antallet af screeninger, afdækninger og børnefaglige undersøgelser, der er i gang på dagen."""
    return """
        select *, started_on as from_on, least(coalesce(last_day, known_until, $as_of), $as_of) as until_on
        from assessments
        where started_on <= $as_of
    """
