from forspring.indicators.childhood import is_child
from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import VARIANT

POPULATION = """
    select cast(year as varchar) as period, sum(count) as whole from population_rows where age between 0 and 17 group by year
"""
NOTIFICATIONS = """
    select d.period, count(*) as part
    from notifications as n
    inner join period_days as d on n.received_on = d.day and d.kind = 'year'
    group by d.period
"""
CHILDREN = f"""
    select d.period, count(distinct n.person) as part
    from notifications as n
    inner join period_days as d on n.received_on = d.day and d.kind = 'year'
    inner join children as c on n.person = c.person
    where {is_child("n.received_on")}
    group by d.period
"""


@indicator(
    title="Underretninger pr. 1.000 børn",
    chapter=Chapter.NOTIFICATIONS,
    unit="pr. 1.000 børn",
    kind=Kind.RATE,
    when=When.GIVEN,
    counted="notifications",
    thing="notification",
    names={"part": "notifications.count", "whole": ""},
)
def notifications_per_1000() -> str:
    """Alle underretninger i året for hver 1.000 børn på 0-17 år i kommunen den 1. januar.

    Ved siden af: de forskellige fødte børn, der er underrettet om, for hver 1.000 børn. Kun for hele år og året til dato.
    """
    return f"select n.period, n.part, p.whole from ({NOTIFICATIONS}) as n inner join ({POPULATION}) as p on n.period = p.period"


@notifications_per_1000.also(kind=Kind.RATE, when=When.GIVEN, by=(VARIANT,), total=False)
def children_per_1000() -> str:
    """The children instead of the notifications."""
    return f"select n.period, n.part, p.whole, 'children' as variant from ({CHILDREN}) as n inner join ({POPULATION}) as p on n.period = p.period"


@notifications_per_1000.behind(when=When.IN_YEAR)
def each() -> str:
    """The notifications."""
    return "select *, received_on as day from notifications"
