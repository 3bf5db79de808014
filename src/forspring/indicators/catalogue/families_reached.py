from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import ACTIVITY, CHIEF_AREA, ROLE, SOURCE, UNIT


@indicator(
    title="Familier nået i perioden",
    chapter=Chapter.CHILDREN,
    unit="familier",
    kind=Kind.FAMILIES,
    when=When.TOUCHING,
    by=(ACTIVITY, ROLE, SOURCE, UNIT, CHIEF_AREA),
    thing="course",
)
def families_reached() -> str:
    """Antallet af forskellige familier, der har et barn, som har haft et forløb i gang på mindst én dag i perioden.

    En familie er de børn, der har samme mor; kendes moren ikke, så samme far; kendes ingen af dem, så samme
    adresse; ellers er barnet en familie for sig. Det afgøres på dagen, for en periode den sidste dag, barnet er nået.
    """
    return "select * from course_spans"
