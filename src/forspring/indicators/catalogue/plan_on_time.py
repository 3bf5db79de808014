from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import ACTIVITY, CHILD, ORGANISATION, PROVISION, STEP


@indicator(
    title="Barnets plan til tiden",
    chapter=Chapter.DEADLINES,
    unit="andel",
    kind=Kind.SHARE,
    by=(STEP, PROVISION, ACTIVITY, *ORGANISATION, *CHILD),
    measures=("share", "n"),
    better="higher",
    reference="Barnets lov § 91; serviceloven § 140",
    counted="courses",
    thing="thing",
)
def plan_on_time() -> str:
    """Af de indsatser og anbringelser, hvor der skulle være en plan i perioden: andelen, der havde en barnets plan eller handleplan senest på fristdagen.

    Fristen er 3 måneder efter starten; ved en anbringelse uden samtykke skal planen foreligge før afgørelsen.
    """
    return """
        select *, due_on as day, is_met_in_time as part
        from deadlines
        where rule = 'plan_on_time' and (stopped_on is null or stopped_on >= due_on)
    """
