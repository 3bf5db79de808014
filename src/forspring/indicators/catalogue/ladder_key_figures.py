from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import TYPE


@indicator(
    title="Indsatstrappens nøgletal",
    chapter=Chapter.LADDER,
    unit="børn",
    kind=Kind.CHILDREN,
    when=When.ON_DAY,
    by=(TYPE,),
    total=False,
    thing="course",
    reference="Indsatstrappens nøgletal (Socialstyrelsen)",
)
def ladder_key_figures() -> str:
    """De tolv nøgletal for indsatstrappen: hvor mange børn der er på hver slags indsats på dagen, hvor længe anbringelser på institution varer, og hvor mange der flytter sig.

    Anbragte på institution, i plejefamilie og i netværk, hjemmebaserede og forebyggende indsatser og de tidligere
    institutionsanbragte er børn på dagen. Bevægelser op og ned, udviklingen i forebyggende indsatser og opfølgninger er
    for perioden. Udgifterne kommer med økonomien.
    """
    return """
        select *,
            case
                when activity = 'anbringelse_institution' then 'institution'
                when activity = 'anbringelse_pleje' then 'foster'
                when activity = 'anbringelse_netvaerk' then 'kinship_foster'
                when early = 'registered' then 'preventive'
                else 'home_based'
            end as type
        from course_spans
        where activity in ('anbringelse_institution', 'anbringelse_pleje', 'anbringelse_netvaerk') or early = 'registered' or step = 3
    """


@ladder_key_figures.also(kind=Kind.CHILDREN, when=When.ON_DAY, by=(TYPE,), total=False)
def formerly_institution() -> str:
    """From the day after an institution until the next one."""
    return """
        select
            c.course, c.person, 'formerly_institution' as type, cast(c.last_day + interval '1' day as date) as from_on,
            coalesce(cast(min(case when o.started_on > c.last_day then o.started_on end) - interval '1' day as date), $as_of) as until_on
        from course_spans as c
        inner join course_spans as o on c.person = o.person and o.activity = 'anbringelse_institution'
        where c.activity = 'anbringelse_institution' and c.last_day is not null
        group by c.course, c.person, c.last_day
        having max(case when o.started_on <= c.last_day and o.until_on > c.last_day then 1 else 0 end) = 0
    """


@ladder_key_figures.also(kind=Kind.DURATION, by=(TYPE,), total=False)
def institution_duration() -> str:
    """How long placements in institutions last, by the day they began."""
    return """
        select
            *, 'institution_duration' as type, started_on as day, last_day is not null as is_event,
            greatest(date_diff('day', started_on, coalesce(last_day, until_on)), 0) as duration
        from course_spans
        where activity = 'anbringelse_institution'
    """


@ladder_key_figures.also(kind=Kind.COUNT, when=When.GIVEN, by=(TYPE,), total=False)
def moves() -> str:
    """The children whose highest step is above or below that before the period."""
    return """
        select period, number, 'moves_' || move as type from ladder_counts where move in ('up', 'down')
    """


@ladder_key_figures.also(kind=Kind.COUNT, by=(TYPE,), total=False, thing="follow_up")
def follow_ups() -> str:
    """The follow-ups held."""
    return "select follow_up, person, 'follow_ups' as type, held_on as day from follow_ups where type = 'Opfølgning'"


@ladder_key_figures.also(kind=Kind.AMOUNT, when=When.GIVEN, by=(TYPE,), total=False)
def preventive_development() -> str:
    """The courses of early effort open on the last day, less those open the day before the first."""
    return """
        select
            p.period, c.person, c.child, false as is_impersonal, 'preventive_development' as type, 1 as per,
            case when c.until_on >= p.last_day then 1 else 0 end - case when c.from_on < p.start_on then 1 else 0 end as amount
        from course_spans as c
        inner join periods as p on c.from_on <= p.last_day and c.until_on >= cast(p.start_on - interval '1' day as date) and p.kind <> 'day'
        where c.early = 'registered' and (c.until_on >= p.last_day) <> (c.from_on < p.start_on)
    """


@ladder_key_figures.also(kind=Kind.NOT_EVALUATED, when=When.GIVEN, by=(TYPE,), total=False)
def cost() -> str:
    """Comes with the money."""
    return "select period, 'cost' as type from periods where kind = 'year'"
