"""Different children and different families, counted through masks (see `tallies`).

A child is counted in a period when it was 0 to 22 years old the first day that it was reached in it. Nearly
always that is the period's own first day, the child being in a course already: then its age band and district
are those of that day, which `child_states` holds as masks. Only the periods that a child *enters* are rows of
their own. A family is that of the last day that the child was reached: nearly always the period's last, else
the child *leaves* in the period.
"""

from __future__ import annotations

from forspring.indicators.batch import Batch
from forspring.indicators.cells import long, names, sets
from forspring.indicators.childhood import is_child
from forspring.indicators.definition import When
from forspring.indicators.dimensions import AGE_BAND, AGE_GROUP, DISTRICT, SEX, SYSTEMS, Breakdown
from forspring.indicators.masks import ALL_BITS
from forspring.indicators.placing import child_joins, columns
from forspring.indicators.tallies import dealt, masked

_STATES = {
    AGE_BAND: "s.age_band",
    AGE_GROUP: "case s.age_band when '18-22' then '18-22' when 'ukendt' then 'ukendt' else '0-17' end as age_group",
    DISTRICT: "s.district",
    SEX: "s.sex",
}


def children(batch: Batch) -> str:
    """How many different born children aged 0 to 22 there are, on the first day that each was reached."""
    of_child, of_row = _sides(batch)
    states = "".join(f", {_STATES[each[0]]}" for each in of_child)
    members = "".join(f", {each}" for each in columns(of_child, "r.day"))
    home = child_joins(tuple(each for each in of_child if each[0] is DISTRICT), "r.day", "c.person")
    by_row = f"{_by_row(of_row, _OF_CHILD)}," if of_row else ""
    return f"""with {_reached(batch, of_row)},
    begun as (
        select b.reading, b.child, b.word, b.open_mask & s.mask as mask{states}
        from bits as b inner join child_states as s on b.child = s.child and b.word = s.word and b.open_mask & s.mask <> 0
    ),
    grouped as (select reading, word, mask, {names(of_child)}, count(*) as count from begun {sets(of_child, "word", "mask")}),
    entered as (
        select r.reading, r.period, r.child, r.word, r.bit{members}
        from entries as r inner join children as c on r.child = c.child {home} where {is_child("r.day")}
    ),
    {by_row}
    parts as (
        {dealt("grouped", "count")}
        union all select reading, period, {names(of_child)}, count(*) as count from entered {sets(of_child, "period")}
        {"union all select * from by_row where dimension <> ''" if of_row else ""}
    ),
    cells as (select reading, period, dimension, member, sum(count) as count, sum(count) as rests_on from parts group by all_columns)
    {long("cells", batch.measures)}""".replace("group by all_columns", "group by reading, period, dimension, member")


def families(batch: Batch) -> str:
    """How many different families the reached children belong to, each on the last day that the child was reached."""
    return f"""with {_reached(batch, batch.by)},
    begun as (
        select b.reading, b.child, b.word, b.open_mask & s.mask as mask
        from bits as b inner join child_states as s on b.child = s.child and b.word = s.word and b.open_mask & s.mask <> 0
    ),
    entered as (select r.* from entries as r inner join children as c on r.child = c.child where {is_child("r.day")}),
    {_ALLOWED},
    belongs as (
        select b.reading, b.child, b.word, f.family, b.last_mask & f.mask & a.mask as mask
        from bits as b
        inner join allowed as a on b.reading = a.reading and b.child = a.child and b.word = a.word
        inner join child_families as f on b.child = f.child and b.word = f.word and b.last_mask & f.mask & a.mask <> 0
        union all
        select e.reading, e.child, e.word, coalesce(f.family, -e.child) as family, bit_or(e.bit & a.mask) as mask
        from exits as e
        inner join allowed as a on e.reading = a.reading and e.child = a.child and e.word = a.word
        left join families as f on e.child = f.child and e.day between f.from_on and f.last_day
        group by e.reading, e.child, e.word, coalesce(f.family, -e.child)
    ),
    {_by_row(batch.by, _OF_FAMILY)},
    cells as (select *, count as rests_on from by_row)
    {long("cells", batch.measures)}"""


def _sides(batch: Batch) -> tuple[tuple[Breakdown, ...], tuple[Breakdown, ...]]:
    """The breakdowns by what the child is, and those by what its rows are."""
    of_child = tuple(each for each in batch.by if all(dimension.is_of_child for dimension in each))
    return of_child, tuple(each for each in batch.by if each not in of_child)


def _reached(batch: Batch, of_row: tuple[Breakdown, ...]) -> str:
    """The common table expressions up to `bits` (child and word: masks), `entries` and `exits` (child and period: the day)."""
    members = "".join(f", {each}" for each in columns(of_row, ""))
    child = "inner join children as k on r.person = k.person"
    if batch.when is When.GIVEN:
        return f"""{batch.counted(of_persons=True)},
    placed as (
        select r.reading, p.word, p.bit as mask, 0 as open_mask, 0 as last_mask, r.period, r.day, k.child{members}
        from counted as r {child} inner join periods as p on r.period = p.period
    ),
    {_BITS},
    entries as (select reading, period, child, word, mask as bit, min(day) as day from placed group by reading, period, child, word, mask)"""
    masks = f", b.begun & coalesce(a.coming, {ALL_BITS}) as open_mask, b.ended & coalesce(a.ending, {ALL_BITS}) as last_mask"
    spans = masked(batch.when, f"{masks}, k.child{members}", child)
    return f"""{batch.counted(of_persons=True)},
    placed as ({spans}),
    {_BITS},
    ends as (select r.reading, k.child, r.from_on, least(r.until_on, $as_of) as until_on from counted as r {child} where r.from_on <= r.until_on),
    {_crossing("entries", "from_on", "open_mask", "min", batch.when)},
    {_crossing("exits", "until_on", "last_mask", "max", batch.when)}"""


def _crossing(name: str, day: str, mask: str, pick: str, when: When) -> str:
    """The periods that a child is in a course in, though not on the day of the mask; with the first or last of its days."""
    is_stock = " and false" if when is When.ON_DAY else ""
    return f"""{name} as (
        select e.reading, s.period, e.child, s.word, s.bit, {pick}(e.{day}) as day
        from ends as e
        inner join slot_days as d on e.{day} = d.day
        inner join slots as s on d.slot = s.slot
        inner join bits as b on e.reading = b.reading and e.child = b.child and s.word = b.word
        where b.{mask} & s.bit = 0{is_stock}
        group by e.reading, s.period, e.child, s.word, s.bit
    )"""


def _by_row(by: tuple[Breakdown, ...], qualified: str) -> str:
    """The common table expressions up to `by_row`: the different children or families by what their rows had."""
    systems = _COMBINED if by == ((SYSTEMS,),) else "members as (select * from of_child)"
    allowed = "" if qualified is _OF_FAMILY else f"{_ALLOWED},"
    return f"""of_child as (select reading, child, word, {names(by)}, bit_or(mask) as mask from placed {sets(by, "child", "word")}),
    {systems},
    {allowed}
    {qualified},
    together as (
        select reading, dimension, member, word, mask, count(*) as count from qualified where mask <> 0
        group by reading, dimension, member, word, mask
    ),
    by_row as ({dealt("together", "count")})"""


_BITS = """bits as (
        select reading, child, word, bit_or(mask) as mask, bit_or(open_mask) as open_mask, bit_or(last_mask) as last_mask
        from placed group by reading, child, word
    )"""
_ALLOWED = """allowed as (
        select reading, child, word, bit_or(mask) as mask
        from (select reading, child, word, mask from begun union all select reading, child, word, bit as mask from entered) as either
        group by reading, child, word
    )"""
_OF_CHILD = """qualified as (
        select m.reading, m.dimension, m.member, m.word, m.mask & a.mask as mask
        from members as m inner join allowed as a on m.reading = a.reading and m.child = a.child and m.word = a.word
    )"""
_OF_FAMILY = """qualified as (
        select m.reading, m.dimension, m.member, m.word, bit_or(m.mask & b.mask) as mask
        from members as m inner join belongs as b on m.reading = b.reading and m.child = b.child and m.word = b.word
        group by m.reading, m.dimension, m.member, m.word, b.family
    )"""
_COMBINED = """sides as (
        select
            reading, child, word, max(case when member = 'dubu' then mask else 0 end) as dubu,
            max(case when member = 'esdh' then mask else 0 end) as esdh, max(case when member = 'novax' then mask else 0 end) as novax
        from of_child where dimension <> '' group by reading, child, word
    ),
    members as (
        select
            s.reading, s.child, s.word, 'systems' as dimension, v.member,
            case v.member
                when 'dubu' then dubu - (dubu & (esdh | novax))
                when 'esdh' then esdh - (esdh & (dubu | novax))
                when 'novax' then novax - (novax & (dubu | esdh))
                when 'dubu+esdh' then (dubu & esdh) - (dubu & esdh & novax)
                when 'dubu+novax' then (dubu & novax) - (dubu & esdh & novax)
                when 'esdh+novax' then (esdh & novax) - (dubu & esdh & novax)
                else dubu & esdh & novax
            end as mask
        from sides as s
        cross join (values ('dubu'), ('esdh'), ('novax'), ('dubu+esdh'), ('dubu+novax'), ('esdh+novax'), ('dubu+esdh+novax')) as v (member)
    )"""
