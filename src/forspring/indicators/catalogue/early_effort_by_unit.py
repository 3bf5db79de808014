from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import COURSE, KIND


@indicator(
    title="Tidlige indsatser efter udførende enhed",
    chapter=Chapter.EARLY,
    unit="forløb",
    kind=Kind.COUNT,
    when=When.TOUCHING,
    by=(KIND, *((KIND, each) for each in COURSE)),
    reference="Barnets lov § 30, stk. 1; serviceloven § 11, stk. 3",
    counted="courses",
    thing="course",
)
def early_effort_by_unit() -> str:
    """Antallet af tidlige forløb i gang på mindst én dag i perioden, efter hvem der udfører dem; registrerede og ligestillede hver for sig.

    Registreret er et forløb, hvis egen paragraf er barnets lov § 30, stk. 1, eller serviceloven § 11, stk. 3. Ligestillet
    er samtaleforløb, Cool Kids og forældrekurser, som det rådgivende team holder, og som kun står i journalen. Et
    forløb, der står begge steder, er registreret.
    """
    return "select *, early as kind from course_spans where early is not null"
