from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import COURSE


@indicator(title="Børn i forløb", chapter=Chapter.CHILDREN, unit="børn", kind=Kind.CHILDREN, when=When.ON_DAY, by=COURSE, thing="course")
def children_active() -> str:
    """Antallet af forskellige børn, der har mindst ét forløb i gang på dagen.

    Et forløb er i gang fra og med sin første til og med sin sidste dag. Et barn med flere forløb tæller én gang
    i det hele, men under hver af de indsatser, enheder og så videre, som det har forløb i. Alderen er den, barnet
    har på dagen; de, der er fyldt 23 år, tæller ikke.
    """
    return "select * from course_spans"
