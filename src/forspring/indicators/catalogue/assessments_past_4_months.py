from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, TYPE


@indicator(
    title="Undersøgelser over 4 måneder",
    chapter=Chapter.ASSESSMENTS,
    unit="undersøgelser",
    kind=Kind.COUNT,
    when=When.ON_DAY,
    by=(TYPE, *ORGANISATION, *CHILD),
    better="lower",
    reference="Barnets lov §§ 18-20; serviceloven § 50",
    counted="assessments",
    thing="assessment",
)
def assessments_past_4_months() -> str:
    """Antallet af undersøgelser i gang på dagen, hvor der er gået mere end 4 måneder, siden kommunen blev opmærksom på barnet."""
    return """
        select
            *, greatest(started_on, cast(cast(coalesce(aware_on, started_on) + interval '4' month as date) + interval '1' day as date)) as from_on,
            least(coalesce(last_day, known_until, $as_of), $as_of) as until_on
        from assessments
        where started_on <= $as_of
    """
