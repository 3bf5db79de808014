from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CHILD, ORGANISATION, PROVISION


@indicator(
    title="Kvittering inden 6 hverdage",
    chapter=Chapter.NOTIFICATIONS,
    unit="andel",
    kind=Kind.SHARE,
    by=(PROVISION, *ORGANISATION, *CHILD),
    better="higher",
    reference="Barnets lov § 138; serviceloven § 155 b, stk. 1",
    counted="notifications",
    thing="thing",
)
def receipt_6_weekdays() -> str:
    """Af de underretninger modtaget i perioden, der er kvitteret for, eller hvis frist er gået: andelen med en kvittering senest den 6. hverdag efter modtagelsen.

    Hverdage er mandag til lørdag uden helligdage. Anonyme underrettere får ingen kvittering og er ikke med.
    """
    return """
        select *, starts_on as day, is_met_in_time and met_on <= $as_of as part
        from deadlines
        where rule = 'receipt_6_weekdays' and (due_on <= $as_of or met_on <= $as_of)
    """
