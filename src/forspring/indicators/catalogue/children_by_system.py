from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import CHILD, SYSTEMS


@indicator(
    title="Børn i flere systemer", chapter=Chapter.CHILDREN, unit="børn", kind=Kind.COMBINED, when=When.TOUCHING, by=(SYSTEMS, *CHILD)
)
def children_by_system() -> str:
    """Antallet af forskellige børn, som DUBU, ESDH eller Novax har en oplysning om i perioden, fordelt på netop de systemer, der har det.

    Enhver række tæller: sag, underretning, undersøgelse, indsats, opfølgning, journalsag, aktivitet, forløb og kontakt,
    når dens dag eller en af dens dage ligger i perioden. Hvert barn står ét sted, for eksempel under dubu+esdh.
    """
    return "select *, source as systems from record_spans"
