from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, TYPE


@indicator(
    title="Sagsbehandlingstid for undersøgelser",
    chapter=Chapter.ASSESSMENTS,
    unit="dage",
    kind=Kind.DURATION,
    by=(TYPE, *ORGANISATION, *CHILD),
    measures=("median", "p90", "n", "n_open"),
    better="lower",
    reference="Barnets lov §§ 18-20; serviceloven § 50",
    counted="assessments",
    thing="assessment",
    names={"n": "assessments_started.count"},
)
def assessment_duration() -> str:
    """Det antal dage, fra kommunen blev opmærksom på barnet, som halvdelen af undersøgelserne startet i perioden er afsluttet efter; og det, som 9 af 10 er.

    De undersøgelser, der stadig er i gang, er med, så længe de har varet (Kaplan-Meier).
    """
    return """
        select
            *, started_on as day, coalesce(last_day <= $as_of, false) as is_event,
            greatest(date_diff('day', coalesce(aware_on, started_on), least(coalesce(last_day, known_until, $as_of), $as_of)), 0) as duration
        from assessments
        where started_on <= $as_of
    """
