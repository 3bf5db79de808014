from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import ACTIVITY, CHIEF_AREA, ROLE, SOURCE, UNIT


@indicator(
    title="Familier i forløb",
    chapter=Chapter.CHILDREN,
    unit="familier",
    kind=Kind.FAMILIES,
    when=When.ON_DAY,
    by=(ACTIVITY, ROLE, SOURCE, UNIT, CHIEF_AREA),
    thing="course",
)
def families_active() -> str:
    """Antallet af forskellige familier, der har et barn med et forløb i gang på dagen.

    En familie er de børn, der har samme mor; kendes moren ikke, så samme far; kendes ingen af dem, så samme
    adresse; ellers er barnet en familie for sig. Det afgøres på dagen, for en periode den sidste dag, barnet er nået.
    """
    return "select * from course_spans"
