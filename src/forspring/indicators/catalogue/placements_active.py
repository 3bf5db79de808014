from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import AGE_GROUP, CHILD, OF_COURSE


@indicator(
    title="Anbragte børn",
    chapter=Chapter.LADDER,
    unit="børn",
    kind=Kind.CHILDREN,
    when=When.ON_DAY,
    by=(*OF_COURSE, AGE_GROUP, *CHILD),
    reference="Barnets lov §§ 46 og 47; serviceloven §§ 52, stk. 3, nr. 7, og 58",
    thing="course",
)
def placements_active() -> str:
    """Antallet af forskellige børn, der er anbragt på dagen, efter slags anbringelse; 0-17 og 18-22 år hver for sig."""
    return "select *, activity as type from course_spans where is_placement"
