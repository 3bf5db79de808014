from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import ACTIVITY, CHILD, ORGANISATION, PROVISION, STEP


@indicator(
    title="Første opfølgning til tiden",
    chapter=Chapter.DEADLINES,
    unit="andel",
    kind=Kind.SHARE,
    by=(STEP, PROVISION, ACTIVITY, *ORGANISATION, *CHILD),
    measures=("share",),
    better="higher",
    reference="Barnets lov § 95, stk. 2; serviceloven § 70",
    counted="courses",
    thing="thing",
)
def first_follow_up() -> str:
    """Af de indsatser, hvis første opfølgning skulle være holdt i perioden, og som stadig løb den dag: andelen, der fik den senest på fristdagen.

    Fristen er 3 måneder efter starten. Løb der en afdækning eller børnefaglig undersøgelse, da indsatsen startede, og
    slutter den før, er fristen den dag. Under serviceloven er det de 3 måneder alene. Tidlige indsatser efter § 30 har
    ingen lovbestemt opfølgning og er ikke med.
    """
    return """
        select *, due_on as day, is_met_in_time as part
        from deadlines
        where rule = 'first_follow_up' and (stopped_on is null or stopped_on >= due_on)
    """
