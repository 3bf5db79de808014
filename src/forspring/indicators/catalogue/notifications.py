from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import CAUSE, CHILD, NOTIFIER, ORGANISATION, OUTCOME, PROVISION


@indicator(
    title="Underretninger",
    chapter=Chapter.NOTIFICATIONS,
    unit="underretninger",
    kind=Kind.COUNT,
    by=(NOTIFIER, OUTCOME, PROVISION, *ORGANISATION, *CHILD),
    reference="Barnets lov §§ 132-135; serviceloven §§ 152-154",
    counted="notifications",
    thing="notification",
    overlapping=(CAUSE,),
)
def notifications() -> str:
    """Antallet af underretninger, kommunen modtog i perioden.

    En underretning kan have flere årsager, så årsagerne kan give mere end det hele. En underretning om et ufødt
    barn og en, der ikke nævner nogen, tæller med her, men ikke blandt de børn, der er underrettet om.
    """
    return "select *, received_on as day from notifications"


@notifications.also(kind=Kind.COUNT, by=(CAUSE,), total=False)
def causes() -> str:
    """Once for each cause."""
    return """
        select n.notification, n.person, n.received_on as day, c.cause
        from notifications as n
        left join notification_causes as c on n.notification = c.notification
    """
