from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, OF_COURSE


@indicator(
    title="Anbringelser begyndt",
    chapter=Chapter.LADDER,
    unit="anbringelser",
    kind=Kind.COUNT,
    by=(*OF_COURSE, *CHILD),
    reference="Barnets lov §§ 46 og 47; serviceloven §§ 52, stk. 3, nr. 7, og 58",
    counted="courses",
    thing="course",
)
def placements_started() -> str:
    """Antallet af anbringelser, der begyndte i perioden.

    Flytter et barn fra ét anbringelsessted til et andet, er det én afsluttet og én begyndt.
    """
    return "select *, activity as type, started_on as day from course_spans where is_placement"
