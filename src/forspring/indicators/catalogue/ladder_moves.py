from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import FROM, MOVE, TO
from forspring.indicators.ladder import CHILDREN_ON_LADDER


@indicator(
    title="Bevægelser på indsatstrappen",
    chapter=Chapter.LADDER,
    unit="børn",
    kind=Kind.COUNT,
    when=When.GIVEN,
    by=(MOVE, (FROM, TO)),
)
def ladder_moves() -> str:
    """Børnene efter, om deres højeste trin på indsatstrappen er højere, lavere eller det samme på periodens sidste dag som dagen før dens første.

    Et barn uden forløb den ene dag er kommet til eller gået ud; det skrives som trin 0.
    """
    return "select * from ladder_counts"


@ladder_moves.behind(when=When.GIVEN)
def each() -> str:
    """The children on the ladder on either day."""
    return CHILDREN_ON_LADDER
