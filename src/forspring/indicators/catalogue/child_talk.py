from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION


@indicator(
    title="Børnesamtale",
    chapter=Chapter.ASSESSMENTS,
    unit="andel",
    kind=Kind.SHARE,
    by=(*ORGANISATION, *CHILD),
    better="higher",
    reference="Barnets lov § 5; serviceloven § 48",
    counted="assessments",
    thing="assessment",
    names={"whole": "assessments_ended.count"},
    within=(("type", "Børnefaglig undersøgelse"),),
)
def child_talk() -> str:
    """Af de børnefaglige undersøgelser afsluttet i perioden: andelen med en samtale med barnet på eller før slutdagen."""
    return """
        select *, last_day as day, coalesce(child_talk_on <= last_day, false) as part
        from assessments
        where type = 'Børnefaglig undersøgelse' and started_on <= $as_of
    """
