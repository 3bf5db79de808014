from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import COURSE


@indicator(
    title="Dobbelt registrerede forløb",
    chapter=Chapter.COURSES,
    unit="forløb",
    kind=Kind.COUNT,
    when=When.TOUCHING,
    by=COURSE,
    counted="courses",
    thing="course",
)
def double_registered() -> str:
    """Antallet af forløb i gang på mindst én dag i perioden, som står i mere end ét system.

    To registreringer af samme indsats til samme barn i hvert sit system er ét forløb, når deres dage falder sammen.
    """
    return "select * from course_spans where is_merged"
