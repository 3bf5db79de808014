from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import ACTIVITY, CHILD, ORGANISATION, PROVISION, STEP


@indicator(
    title="Egen kadence overholdt",
    chapter=Chapter.DEADLINES,
    unit="andel",
    kind=Kind.SHARE,
    by=(STEP, PROVISION, ACTIVITY, *ORGANISATION, *CHILD),
    measures=("share", "n"),
    better="higher",
    reference="Kommunens egen norm",
    counted="courses",
    thing="thing",
)
def local_cadence() -> str:
    """Af de indsatser, hvis opfølgning efter kommunens egen kadence skulle være holdt i perioden, og som stadig løb den dag: andelen, der fik den til tiden.

    Kadencen er kommunens egen norm for hvert trin på indsatstrappen. Den er ikke lov.
    """
    return """
        select *, due_on as day, is_met_in_time as part
        from deadlines
        where rule = 'local_cadence' and (stopped_on is null or stopped_on >= due_on)
    """
