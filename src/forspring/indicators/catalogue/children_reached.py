from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import COURSE


@indicator(
    title="Børn nået i perioden", chapter=Chapter.CHILDREN, unit="børn", kind=Kind.CHILDREN, when=When.TOUCHING, by=COURSE, thing="course"
)
def children_reached() -> str:
    """Antallet af forskellige børn, der har haft mindst ét forløb i gang på mindst én dag i perioden.

    Alder og distrikt er dem, barnet har den første dag i perioden, det er i forløb.
    """
    return "select * from course_spans"
