from forspring.indicators.childhood import is_aged_0_to_22
from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import EVENT


@indicator(
    title="Alder ved opsporing",
    chapter=Chapter.EFFECT,
    unit="måneder",
    kind=Kind.MEDIAN,
    when=When.IN_YEAR,
    by=(EVENT,),
    total=False,
    better="lower",
)
def age_at_detection() -> str:
    """Barnets alder i fyldte måneder ved første registrering, første underretning og første indsats; medianen for dem, hvor det skete i året.

    Første registrering er den første række om barnet i noget system ud over sundhedsplejens besøg til alle. Første
    indsats er den første registrerede tidlige eller indgribende.
    """
    return f"""
        select
            c.person, c.day, c.event,
            (extract(year from c.day) - extract(year from k.birth_on)) * 12 + extract(month from c.day) - extract(month from k.birth_on)
            - case when extract(day from c.day) < extract(day from k.birth_on) then 1 else 0 end as size
        from (
            select person, birth_mark, 'first_record' as event, first_record as day from first_events
            union all select person, birth_mark, 'first_notification' as event, first_notification as day from first_events
            union all select person, birth_mark, 'first_effort' as event, first_effort as day from first_events
        ) as c
        inner join children as k on c.person = k.person
        where k.birth_on is not null and {is_aged_0_to_22("c.day")}
    """
