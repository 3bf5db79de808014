from forspring.indicators.childhood import is_child
from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import CHILD


@indicator(
    title="Genunderretninger",
    chapter=Chapter.NOTIFICATIONS,
    unit="andel",
    kind=Kind.SHARE,
    when=When.GIVEN,
    by=CHILD,
    measures=("share", "n", "n_open"),
    better="lower",
)
def repeat_notifications() -> str:
    """Af de fødte børn, der er underrettet om i perioden: andelen, der blev underrettet om igen inden 12 måneder efter den første i perioden.

    Igen er på et senere tidspunkt, der ligger højst 12 måneder efter. De børn, hvis 12 måneder ikke er gået endnu,
    er holdt ude og talt for sig.
    """
    return f"""
        with moments as (
            select distinct n.person, n.received_at, n.received_on
            from notifications as n
            inner join children as c on n.person = c.person
            where n.received_on <= $as_of and {is_child("n.received_on")}
        ),
        followed as (
            select *, lead(received_at) over (partition by person order by received_at) as next_at from moments
        ),
        firsts as (
            select d.period, f.person, min(f.received_at) as received_at
            from followed as f
            inner join period_days as d on f.received_on = d.day
            group by d.period, f.person
        )
        select
            s.period, s.person, f.received_on as day,
            case
                when cast(f.received_on + interval '12' month as date) <= $as_of
                    then coalesce(f.next_at <= following.begins_at + (f.received_at - today.begins_at), false)
            end as part
        from firsts as s
        inner join followed as f on s.person = f.person and s.received_at = f.received_at
        left join calendar as today on f.received_on = today.day
        left join calendar as following on cast(f.received_on + interval '12' month as date) = following.day
    """
