from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import CHILD, FROM, MOVE, TO


@indicator(
    title="Bevægelser på indsatstrappen",
    chapter=Chapter.LADDER,
    unit="børn",
    kind=Kind.COUNT,
    when=When.GIVEN,
    by=(MOVE, (FROM, TO), *CHILD),
)
def ladder_moves() -> str:
    """Børnene efter, om deres højeste trin på indsatstrappen er højere, lavere eller det samme på periodens sidste dag som dagen før dens første.

    Et barn uden forløb den ene dag er kommet til eller gået ud; det skrives som trin 0.
    """
    return """
        select
            m.*, coalesce(from_on_step, 0) as from_step, coalesce(to_on_step, 0) as to_step,
            case
                when from_on_step is null then 'entry'
                when to_on_step is null then 'exit'
                when to_on_step > from_on_step then 'up'
                when to_on_step < from_on_step then 'down'
                else 'same'
            end as move
        from ladder_days as m
    """
