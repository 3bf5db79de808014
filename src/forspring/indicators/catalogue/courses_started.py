from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import COURSE


@indicator(title="Forløb startet", chapter=Chapter.COURSES, unit="forløb", kind=Kind.COUNT, by=COURSE, counted="courses", thing="course")
def courses_started() -> str:
    """Antallet af forløb, hvis første dag ligger i perioden.

    Et forløb, der står i to systemer, er ét forløb, og dets første dag er den tidligste af de to.
    """
    return "select *, started_on as day from course_spans"
