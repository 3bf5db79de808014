from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import OUTCOME


@indicator(
    title="Udfald af underretninger",
    chapter=Chapter.NOTIFICATIONS,
    unit="andel",
    kind=Kind.DISTRIBUTION,
    by=(OUTCOME,),
    counted="notifications",
    thing="notification",
    names={"count": "notifications.count", "part": "notifications.count", "whole": ""},
)
def notification_outcome() -> str:
    """Hvad underretningerne modtaget i perioden førte til: hvor mange der fik hvert udfald, og hvor stor en andel det er af dem alle.

    De, hvis udfald ikke er skrevet, er under ukendt.
    """
    return "select *, received_on as day from notifications"
