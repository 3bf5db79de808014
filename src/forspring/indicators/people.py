"""Different children and different families.

A child is counted in a period when it was 0 to 22 years old the first day that it was reached in it. By what
its courses were, a child is counted through masks (see `tallies`): the masks of a child's rows of one
member are one mask, and children of one mask are counted together. A family is that of the last day that the
child was reached.
"""

from __future__ import annotations

from forspring.indicators.cells import long, names, sets
from forspring.indicators.definition import Reading, When
from forspring.indicators.dimensions import DISTRICT, UNKNOWN, Breakdown
from forspring.indicators.placing import PLACES, child_joins, column, different, period_of, reference_day
from forspring.indicators.steps import is_child
from forspring.indicators.tallies import masked

_CHILD = "inner join children as c on r.person = c.person"


def children(indicator: str, reading: Reading) -> str:
    """How many different born children aged 0 to 22 there are, on the first day that each was reached."""
    of_child = tuple(each for each in reading.by if all(dimension.is_of_child for dimension in each))
    of_row = tuple(each for each in reading.by if each not in of_child)
    dimensions = different(of_child)
    columns = "".join(f", {column(each, 'r.day')}" for each in dimensions)
    home = child_joins((DISTRICT,), "r.day").replace("r.person", "c.person") if DISTRICT in dimensions else ""
    expressions, parts = [_firsts(reading)], []
    if of_child or reading.total:
        expressions.append(f"""reached as (
            select r.period, r.child{columns} from firsts as r inner join children as c on r.child = c.child {home} where {is_child("r.day")}
        )""")
        parts.append(f"select period, {names(of_child)}, count(*) as count from reached {sets(of_child, reading.total, 'period')}")
    if of_row:
        expressions.append(_by_row(reading, of_row, "child"))
        parts.append("select * from dealt")
    return f"""with {", ".join(expressions)},
    cells as (select *, count as rests_on from ({" union all ".join(parts)}) as parts)
    {long(indicator, "cells", reading.measures)}"""


def families(indicator: str, reading: Reading) -> str:
    """How many different families the reached children belong to, each on the last day that the child was reached."""
    return f"""with {_firsts(reading)},
    reached as (
        select r.period, p.word, p.bit, r.child, coalesce(f.family, -r.child) as family
        from firsts as r
        inner join children as c on r.child = c.child
        inner join periods as p on r.period = p.period
        left join families as f on r.child = f.child and r.seen_on between f.from_on and f.last_day
        where {is_child("r.day")}
    ),
    {_by_row(reading, reading.by, "family")},
    cells as (
        select *, count as rests_on
        from (
            select period, '' as dimension, '' as member, count(distinct family) as count from reached group by period
            union all
            select * from dealt
        ) as parts
    )
    {long(indicator, "cells", reading.measures)}"""


def _firsts(reading: Reading) -> str:
    """The rows, and for each period and child the first and the last day that it was reached in it."""
    first = reference_day(reading.when)
    last = first if reading.when is When.GIVEN else "least(r.until_on, p.last_day)"
    return f"""counted as ({reading.select}),
    firsts as (
        select {period_of(reading.when)} as period, c.child, min({first}) as day, max({last}) as seen_on
        from counted as r {PLACES[reading.when]} {_CHILD}
        group by {period_of(reading.when)}, c.child
    )"""


def _by_row(reading: Reading, by: tuple[Breakdown, ...], key: str) -> str:
    """The common table expressions up to `dealt`: the different keys by what their rows had."""
    columns = "".join(f", coalesce(cast(r.{each.column} as varchar), '{UNKNOWN}') as {each.column}" for each in different(by))
    if reading.when is When.GIVEN:
        spans = f"""select p.word, p.bit as mask, c.child{columns}
            from counted as r {_CHILD} inner join periods as p on r.period = p.period"""
    else:
        spans = masked(reading.when, f", c.child{columns}", _CHILD)
    return f"""placed as ({spans}),
    of_child as (select child, word, {names(by)}, bit_or(mask) as mask from placed {sets(by, False, "child", "word")}),
    {_OF_FAMILY if key == "family" else _OF_CHILD},
    together as (select dimension, member, word, mask, count(*) as count from qualified where mask <> 0 group by dimension, member, word, mask),
    dealt as (
        select p.period, t.dimension, t.member, cast(sum(t.count) as bigint) as count
        from together as t inner join periods as p on t.word = p.word and t.mask & p.bit <> 0
        group by p.period, t.dimension, t.member
    )"""


_OF_CHILD = f"""exceptions as (
        select r.child, p.word, bit_or(p.bit) as mask
        from firsts as r
        inner join children as c on r.child = c.child and not ({is_child("r.day")})
        inner join periods as p on r.period = p.period
        group by r.child, p.word
    ),
    qualified as (
        select m.dimension, m.member, m.word, m.mask - (m.mask & coalesce(e.mask, 0)) as mask
        from of_child as m left join exceptions as e on m.child = e.child and m.word = e.word
    )"""
_OF_FAMILY = """belongs as (select child, word, family, bit_or(bit) as mask from reached group by child, word, family),
    qualified as (
        select m.dimension, m.member, m.word, bit_or(m.mask & b.mask) as mask
        from of_child as m inner join belongs as b on m.child = b.child and m.word = b.word
        group by m.dimension, m.member, m.word, b.family
    )"""
