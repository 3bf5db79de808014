"""Children: their age, district and family, by day and as masks of periods (see `masks`)."""

from __future__ import annotations

from forspring.indicators.dimensions import UNKNOWN
from forspring.indicators.masks import ALL_BITS
from forspring.model.step import Step

BANDS = (("0-2", 0, 3), ("3-5", 3, 6), ("6-11", 6, 12), ("12-15", 12, 16), ("16-17", 16, 18), ("18-22", 18, 23))
NEVER, ALWAYS = "date '0001-01-01'", "date '9999-12-31'"


def birthday(years: str) -> str:
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
        select c.child, v.age_band, {birthday("v.first_year")} as from_on, cast({birthday("v.end_year")} - interval '1' day as date) as until_on
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
STEPS = (
    Step("children", "person that a record is about", CHILDREN),
    Step("homes", "person and span of days in one district, without overlap", HOMES),
    Step("families", "child and span of days in one numbered family, without overlap", FAMILIES),
    Step("ages", "child, word and age band: the periods that began while the child was of that age", AGES),
    Step("home_masks", "child, word and district: the periods that began while the child lived there", HOME_MASKS),
    Step("child_states", "child, word, age band, district and sex: the periods that began then, each once", CHILD_STATES),
    Step("family_masks", "child, word and known family: the periods that ended while the child was of it", FAMILY_MASKS),
    Step("child_families", "child, word and family, its own where none is known: the periods that ended then", CHILD_FAMILIES),
)
