"""Different children and different families.

A child is counted in a period when it was 0 to 22 years old the first day that it was reached in it. By what
its courses were, a child is counted through masks (see `tallies`): the masks of a child's rows of one
member are one mask, and children of one mask are counted together. A family is that of the last day that the
child was reached.
"""

from __future__ import annotations

from forspring.indicators.batch import Batch
from forspring.indicators.cells import long, names, sets
from forspring.indicators.definition import When
from forspring.indicators.dimensions import Breakdown
from forspring.indicators.placing import PLACES, child_joins, columns, period_of, reference_day
from forspring.indicators.steps import is_child
from forspring.indicators.tallies import dealt, masked

_CHILD = "inner join children as k on r.person = k.person"


def children(batch: Batch) -> str:
    """How many different born children aged 0 to 22 there are, on the first day that each was reached."""
    of_child = tuple(each for each in batch.by if all(dimension.is_of_child for dimension in each))
    of_row = tuple(each for each in batch.by if each not in of_child)
    members = "".join(f", {each}" for each in columns(of_child, "r.day"))
    home = child_joins(tuple(each for each in of_child if each[0].name == "district"), "r.day", "c.person")
    parts = ["select * from by_child", *(["select * from by_row where dimension <> ''"] if of_row else [])]
    return f"""with {_firsts(batch)},
    reached as (
        select r.reading, r.period{members} from firsts as r inner join children as c on r.child = c.child {home} where {is_child("r.day")}
    ),
    by_child as (select reading, period, {names(of_child)}, count(*) as count from reached {sets(of_child, "period")}),
    {_by_row(batch, of_row, _OF_CHILD) if of_row else ""}
    cells as (select *, count as rests_on from ({" union all ".join(parts)}) as parts)
    {long("cells", batch.measures)}"""


def families(batch: Batch) -> str:
    """How many different families the reached children belong to, each on the last day that the child was reached."""
    return f"""with {_firsts(batch)},
    reached as (
        select r.reading, r.period, p.word, p.bit, r.child, coalesce(f.family, -r.child) as family
        from firsts as r
        inner join children as c on r.child = c.child
        inner join periods as p on r.period = p.period
        left join families as f on r.child = f.child and r.seen_on between f.from_on and f.last_day
        where {is_child("r.day")}
    ),
    {_by_row(batch, batch.by, _OF_FAMILY)}
    cells as (select *, count as rests_on from by_row)
    {long("cells", batch.measures)}"""


def _firsts(batch: Batch) -> str:
    """The rows, and for each period and child the first and the last day that it was reached in it."""
    first = reference_day(batch.when)
    last = first if batch.when is When.GIVEN else "least(r.until_on, p.last_day)"
    return f"""{batch.counted(of_persons=True)},
    firsts as (
        select r.reading, {period_of(batch.when)} as period, k.child, min({first}) as day, max({last}) as seen_on
        from counted as r {PLACES[batch.when]} {_CHILD}
        group by r.reading, {period_of(batch.when)}, k.child
    )"""


def _by_row(batch: Batch, by: tuple[Breakdown, ...], qualified: str) -> str:
    """The common table expressions up to `by_row`: the different children or families by what their rows had."""
    members = "".join(f", {each}" for each in columns(by, ""))
    if batch.when is When.GIVEN:
        spans = f"""select r.reading, p.word, p.bit as mask, k.child{members}
            from counted as r {_CHILD} inner join periods as p on r.period = p.period"""
    else:
        spans = masked(batch.when, f", k.child{members}", _CHILD)
    return f"""placed as ({spans}),
    of_child as (select reading, child, word, {names(by)}, bit_or(mask) as mask from placed {sets(by, "child", "word")}),
    {qualified},
    together as (
        select reading, dimension, member, word, mask, count(*) as count from qualified where mask <> 0
        group by reading, dimension, member, word, mask
    ),
    by_row as ({dealt("together", "count")}),"""


_OF_CHILD = f"""exceptions as (
        select r.reading, r.child, p.word, bit_or(p.bit) as mask
        from firsts as r
        inner join children as c on r.child = c.child and not ({is_child("r.day")})
        inner join periods as p on r.period = p.period
        group by r.reading, r.child, p.word
    ),
    qualified as (
        select m.reading, m.dimension, m.member, m.word, m.mask - (m.mask & coalesce(e.mask, 0)) as mask
        from of_child as m left join exceptions as e on m.reading = e.reading and m.child = e.child and m.word = e.word
    )"""
_OF_FAMILY = """belongs as (select reading, child, word, family, bit_or(bit) as mask from reached group by reading, child, word, family),
    qualified as (
        select m.reading, m.dimension, m.member, m.word, bit_or(m.mask & b.mask) as mask
        from of_child as m inner join belongs as b on m.reading = b.reading and m.child = b.child and m.word = b.word
        group by m.reading, m.dimension, m.member, m.word, b.family
    )"""
