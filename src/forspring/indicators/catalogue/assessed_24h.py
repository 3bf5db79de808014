from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, PROVISION


@indicator(
    title="Vurderet inden 24 timer",
    chapter=Chapter.NOTIFICATIONS,
    unit="andel",
    kind=Kind.SHARE,
    by=(PROVISION, *ORGANISATION, *CHILD),
    better="higher",
    reference="Barnets lov § 136; serviceloven § 155, stk. 2",
    counted="notifications",
    thing="thing",
)
def assessed_24h() -> str:
    """Af de underretninger modtaget i perioden, der er vurderet, eller hvis 24 timer er gået: andelen, der blev vurderet senest 24 timer efter modtagelsen.

    Timerne er forløbne timer, nætter og helligdage med. En underretning, hvis 24 timer er gået uden en vurdering, er i
    det hele, men ikke i delen. Den, der hverken er vurderet eller har fået sine 24 timer, er ikke med endnu.
    """
    return """
        select *, starts_on as day, is_met_in_time and met_on <= $as_of as part
        from deadlines
        where rule = 'assessed_24h' and (due_on <= $as_of or met_on <= $as_of)
    """
