from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import COURSE


@indicator(
    title="Forløb i gang",
    chapter=Chapter.COURSES,
    unit="forløb",
    kind=Kind.COUNT,
    when=When.ON_DAY,
    by=COURSE,
    counted="courses",
    thing="course",
    balance=("courses_started.count", "courses_ended.count"),
)
def courses_active() -> str:
    """Antallet af forløb, der er i gang på dagen: fra og med den første til og med den sidste dag.

    Bestanden en dag er bestanden en tidligere dag og de forløb, der er begyndt siden, uden dem, der har haft deres sidste dag.
    """
    return "select * from course_spans"
