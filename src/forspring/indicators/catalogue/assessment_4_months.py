from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION


@indicator(
    title="Undersøgelse inden 4 måneder",
    chapter=Chapter.ASSESSMENTS,
    unit="andel",
    kind=Kind.SHARE,
    by=(*ORGANISATION, *CHILD),
    better="higher",
    reference="Barnets lov § 20, stk. 3; serviceloven § 50, stk. 7",
    counted="assessments",
    thing="thing",
)
def assessment_4_months() -> str:
    """Af de børnefaglige undersøgelser, hvis 4-månedersdag ligger i perioden: andelen, der var afsluttet senest den dag.

    De 4 måneder regnes fra den dag, kommunen blev opmærksom på, at barnet kunne have brug for støtte.
    """
    return """
        select *, due_on as day, is_met_in_time as part
        from deadlines
        where rule = 'assessment_4_months'
    """
