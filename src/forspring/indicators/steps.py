"""What the indicators share, prepared once: children with a number, homes and families by day, courses by their days."""

from __future__ import annotations

from forspring.indicators.dimensions import UNKNOWN
from forspring.indicators.periods import BITS
from forspring.model.step import Step

ALL_BITS = (1 << BITS) - 1
BANDS = (("0-2", 0, 3), ("3-5", 3, 6), ("6-11", 6, 12), ("12-15", 12, 16), ("16-17", 16, 18), ("18-22", 18, 23))
NEVER, ALWAYS = "date '0001-01-01'", "date '9999-12-31'"


def _birthday(years: str) -> str:
    """The SQL of the day that the child `c` completes so many years; born on 29 February, on 1 March in other years."""
    clamped = f"cast(c.birth_on + interval '1' year * {years} as date)"
    return f"case when extract(day from c.birth_on) <> extract(day from {clamped}) then cast({clamped} + interval '1' day as date) else {clamped} end"


def day_mark(day: str) -> str:
    """The SQL of a day as a number, 20251231; a difference of 180000 and more is 18 completed years."""
    return f"(extract(year from {day}) * 10000 + extract(month from {day}) * 100 + extract(day from {day}))"


def is_aged_0_to_22(day: str) -> str:
    """The SQL of "aged 0 to 22 on the day" of the row `c`; one whose birth date is not known counts."""
    return f"(c.birth_mark is null or {day_mark(day)} - c.birth_mark between 0 and 229999)"


def is_child(day: str) -> str:
    """The SQL of "a born child aged 0 to 22 on the day" of the child `c`."""
    return f"not c.is_unborn and {is_aged_0_to_22(day)}"


PERIOD_DAYS = """
    select c.day, p.period, p.kind
    from calendar as c
    inner join periods as p on c.day between p.start_on and p.last_day and p.kind <> 'day'
"""
SLOT_DAYS = """
    select
        day,
        coalesce(
            max(case when kind = 'month' then period end), max(case when kind = 'quarter' then period end), max(period)
        ) as slot
    from period_days
    group by day
"""
SLOTS = """
    select distinct s.slot, d.period, d.kind, p.word, p.bit
    from slot_days as s
    inner join period_days as d on s.day = d.day
    inner join periods as p on d.period = p.period
"""
DAY_MASKS = """
    select
        c.day, p.word, p.kind = 'day' as is_stock,
        cast(sum(case when p.last_day >= c.day then p.bit else 0 end) as bigint) as ending,
        cast(sum(case when p.last_day <= c.day then p.bit else 0 end) as bigint) as ended,
        cast(sum(case when p.start_on <= c.day then p.bit else 0 end) as bigint) as begun,
        cast(sum(case when p.start_on >= c.day then p.bit else 0 end) as bigint) as coming
    from calendar as c
    cross join periods as p
    where c.day between (select min(start_on) from periods) and (select max(last_day) from periods)
    group by c.day, p.word, p.kind = 'day'
"""
CHILDREN = f"""
    select
        row_number() over (order by person) as child, person, sex, coalesce(is_unborn, false) as is_unborn, birth_on,
        {day_mark("birth_on")} as birth_mark
    from people
"""


def _without_overlap(table: str, *columns: str) -> str:
    """The dated rows of a person so that the newest begun holds alone from its first day."""
    return f"""
        select person, {", ".join(columns)}, from_on, least(last_day, coalesce(cast(next_on - interval '1' day as date), last_day)) as last_day
        from (
            select *, lead(from_on) over (partition by person order by from_on, last_day, {", ".join(columns)}) as next_on
            from (
                select distinct person, {", ".join(columns)}, coalesce(from_on, {NEVER}) as from_on, coalesce(last_day, {ALWAYS}) as last_day
                from {table}
            ) as dated
        ) as followed
    """


HOMES = f"""
    select person, from_on, last_day, replace(district, ',', ';') as district
    from ({_without_overlap("residences", "district")}) as dated
"""
FAMILIES = f"""
    select c.child, d.from_on, d.last_day, dense_rank() over (order by d.family) as family
    from (
        select person, from_on, last_day, coalesce('m' || mother, 'f' || father, 'a' || address) as family
        from ({_without_overlap("kinship", "mother", "father", "address")}) as dated
    ) as d
    inner join children as c on d.person = c.person
    where d.family is not null
"""
AGES = f"""
    select s.child, b.word, s.age_band, b.begun & coalesce(a.coming, {ALL_BITS}) as mask
    from (
        select c.child, v.age_band, {_birthday("v.first_year")} as from_on, cast({_birthday("v.end_year")} - interval '1' day as date) as until_on
        from children as c
        cross join (values {", ".join(f"('{name}', {first}, {end})" for name, first, end in BANDS)}) as v (age_band, first_year, end_year)
        where not c.is_unborn and c.birth_on is not null
        union all
        select child, '{UNKNOWN}' as age_band, {NEVER} as from_on, {ALWAYS} as until_on from children where not is_unborn and birth_on is null
    ) as s
    inner join day_masks as b on least(s.until_on, $as_of) = b.day
    left join day_masks as a on s.from_on = a.day and b.word = a.word
    where s.from_on <= $as_of and b.begun & coalesce(a.coming, {ALL_BITS}) <> 0
"""
HOME_MASKS = f"""
    select c.child, b.word, h.district, bit_or(b.begun & coalesce(a.coming, {ALL_BITS})) as mask
    from homes as h
    inner join children as c on h.person = c.person
    inner join day_masks as b on least(h.last_day, $as_of) = b.day
    left join day_masks as a on h.from_on = a.day and b.word = a.word
    where h.from_on <= least(h.last_day, $as_of) and h.district is not null
    group by c.child, b.word, h.district
"""
CHILD_STATES = f"""
    with homeless as (
        select g.child, g.word, g.age_band, g.mask - (g.mask & coalesce(h.mask, 0)) as mask
        from ages as g
        left join (select child, word, bit_or(mask) as mask from home_masks group by child, word) as h
            on g.child = h.child and g.word = h.word
    )
    select s.child, s.word, s.age_band, s.district, coalesce(c.sex, '{UNKNOWN}') as sex, s.mask
    from (
        select g.child, g.word, g.age_band, h.district, g.mask & h.mask as mask
        from ages as g
        inner join home_masks as h on g.child = h.child and g.word = h.word
        union all
        select child, word, age_band, '{UNKNOWN}' as district, mask from homeless
    ) as s
    inner join children as c on s.child = c.child
    where s.mask <> 0
"""
FAMILY_MASKS = f"""
    select f.child, b.word, f.family, bit_or(b.ended & coalesce(a.ending, {ALL_BITS})) as mask
    from families as f
    inner join day_masks as b on least(f.last_day, $as_of) = b.day
    left join day_masks as a on f.from_on = a.day and b.word = a.word
    where f.from_on <= least(f.last_day, $as_of)
    group by f.child, b.word, f.family
"""
CHILD_FAMILIES = f"""
    select child, word, family, mask from family_masks
    union all
    select c.child, w.word, -c.child as family, {ALL_BITS} - coalesce(f.mask, 0) as mask
    from children as c
    cross join (select distinct word from periods) as w
    left join (select child, word, bit_or(mask) as mask from family_masks group by child, word) as f on c.child = f.child and w.word = f.word
    where coalesce(f.mask, 0) <> {ALL_BITS}
"""
COURSE_SPANS = """
    select
        course, person, activity, provision, step, source, unit, role, chief_area, unit_found, case_number,
        early, is_heavier, is_placement, is_merged, is_number_known, is_activity_known, started_on, started_on as from_on,
        case when last_day <= $as_of then last_day end as last_day,
        least(coalesce(last_day, known_until, $as_of), $as_of) as until_on
    from courses
    where started_on <= $as_of
"""
FIRST_RECORDS = """
    select person, source, min(day) as day
    from records
    where not is_universal and person is not null and day <= $as_of
    group by person, source
"""
FIRST_EVENTS = """
    select
        c.person, c.birth_mark, r.day as first_record, n.day as first_notification, e.day as first_effort
    from children as c
    left join (select person, min(day) as day from first_records group by person) as r on c.person = r.person
    left join (select person, min(received_on) as day from notifications where received_on <= $as_of group by person) as n
        on c.person = n.person
    left join (
        select person, min(started_on) as day from course_spans where early = 'registered' or is_heavier group by person
    ) as e on c.person = e.person
    where not c.is_unborn
"""
AFTERWARDS = """
    with ended as (
        select course, person, last_day from course_spans where early = 'registered' and last_day is not null
    ),
    later as (
        select e.course, min(case when c.is_heavier then c.started_on end) as heavier_on, min(case when c.early = 'registered' then c.started_on end) as early_on
        from ended as e
        inner join course_spans as c on e.person = c.person and c.started_on > e.last_day and (c.is_heavier or c.early = 'registered')
        group by e.course
    ),
    seen as (
        select e.course, min(r.day) as seen_on
        from ended as e
        inner join (
            select distinct person, day from records where not is_universal and person is not null and day <= $as_of
        ) as r on e.person = r.person and r.day > e.last_day
        group by e.course
    )
    select e.course, l.heavier_on, l.early_on, s.seen_on
    from ended as e
    left join later as l on e.course = l.course
    left join seen as s on e.course = s.course
"""
_TURNS = """
    select distinct day
    from (
        select last_day as day from periods where kind <> 'day'
        union all select cast(start_on - interval '1' day as date) as day from periods where kind <> 'day'
    ) as turns
"""
HIGHEST_STEPS = f"""
    select d.day, s.person, max(s.step) as step
    from course_spans as s
    inner join ({_TURNS}) as d on s.from_on <= d.day and s.until_on >= d.day
    inner join children as c on s.person = c.person
    where s.step is not null and {is_child("d.day")}
    group by d.day, s.person
"""
LADDER_DAYS = """
    select
        coalesce(b.period, e.period) as period, coalesce(b.person, e.person) as person, coalesce(e.day, b.day) as day,
        b.step as from_on_step, e.step as to_on_step
    from (
        select p.period, h.person, h.step, p.start_on as day
        from periods as p
        inner join highest_steps as h on cast(p.start_on - interval '1' day as date) = h.day
        where p.kind <> 'day'
    ) as b
    full join (
        select p.period, h.person, h.step, p.last_day as day
        from periods as p
        inner join highest_steps as h on p.last_day = h.day
        where p.kind <> 'day'
    ) as e on b.period = e.period and b.person = e.person
"""
RECORD_SPANS = """
    select distinct person, source, day as from_on, least(coalesce(last_day, known_until, $as_of), $as_of) as until_on
    from records
    where person is not null and day <= $as_of and source in ('dubu', 'esdh', 'novax')
"""
STEPS = (
    Step("period_days", "year, quarter or month, and day of it", PERIOD_DAYS),
    Step("slot_days", "day, and the slot that it shares with the days of the same periods", SLOT_DAYS),
    Step("slots", "slot and period that it lies in", SLOTS),
    Step("day_masks", "day and word of periods: those that end on the day or later, and those begun by it", DAY_MASKS),
    Step("children", "person that a record is about", CHILDREN),
    Step("homes", "person and span of days in one district, without overlap", HOMES),
    Step("families", "child and span of days in one numbered family, without overlap", FAMILIES),
    Step("ages", "child, word and age band: the periods that began while the child was of that age", AGES),
    Step("home_masks", "child, word and district: the periods that began while the child lived there", HOME_MASKS),
    Step(
        "child_states",
        "child, word, age band and district: the periods that began then; every such period once, with the sex",
        CHILD_STATES,
    ),
    Step("family_masks", "child, word and known family: the periods that ended while the child was of it", FAMILY_MASKS),
    Step("child_families", "child, word and family, its own where none is known: the periods that ended then", CHILD_FAMILIES),
    Step("course_spans", "course begun by the as-of day, with the days it was open", COURSE_SPANS),
    Step("first_records", "person and system: the day of the first record that is no universal health visit", FIRST_RECORDS),
    Step("first_events", "born person: the days of the first record, notification and effort", FIRST_EVENTS),
    Step("afterwards", "ended registered early effort: what came first after its last day", AFTERWARDS),
    Step("highest_steps", "child on the first and last day of a period: the highest step", HIGHEST_STEPS),
    Step("ladder_days", "child on the ladder before or at the end of a period: the highest step on both days", LADDER_DAYS),
    Step("record_spans", "person, system and span of days that a row of the three systems speaks of", RECORD_SPANS),
)
