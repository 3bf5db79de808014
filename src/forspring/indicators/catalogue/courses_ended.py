from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import COURSE


@indicator(title="Forløb afsluttet", chapter=Chapter.COURSES, unit="forløb", kind=Kind.COUNT, by=COURSE, counted="courses", thing="course")
def courses_ended() -> str:
    """Antallet af forløb, hvis sidste dag ligger i perioden.

    Et forløb, der er lukket, men hvis sidste dag ikke kan læses, er ikke med.
    """
    return "select *, last_day as day from course_spans where last_day is not null"
