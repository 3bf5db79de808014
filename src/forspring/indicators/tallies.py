"""Sums in every period and breakdown, each row of the whole read once.

Events are summed by slot (the days of a slot lie in the same periods), and the sums dealt out to the month, the
quarter and the year. Spans carry a mask: a bit for each period that they touch. Rows of one mask and one member
are summed together, and the sums dealt out to the periods of the mask; so a course that runs for years is one
row, not one for each month. Only what depends on the reference day (age band, district) needs a row per span and period.
"""

from __future__ import annotations

from collections.abc import Mapping

from forspring.indicators.batch import Batch
from forspring.indicators.cells import names, sets
from forspring.indicators.definition import When
from forspring.indicators.dimensions import SEX, Breakdown
from forspring.indicators.masks import ALL_BITS
from forspring.indicators.placing import PLACES, child_joins, columns, period_of, reference_day

Sums = Mapping[str, str]


def tallied(batch: Batch, sums: Sums, *payload: str) -> str:
    """The common table expressions up to `tallied`: reading, period, dimension, member and the sums; `sums` are over rows."""
    counted = batch.counted(*payload)
    match batch.when:
        case When.GIVEN:
            return f"{counted}, {_by_period(batch, batch.by, sums, payload, 'tallied')}"
        case When.IN_PERIOD | When.IN_YEAR:
            return f"{counted}, {_by_slot(batch, sums, payload)}"
    daily = tuple(each for each in batch.by if any(part.is_of_child and part is not SEX for part in each))
    parts = [counted, _by_mask(batch, tuple(each for each in batch.by if each not in daily), sums, payload)]
    if daily:
        parts.append(_by_period(batch, daily, sums, payload, "daily"))
        parts.append("tallied as (select * from dealt union all select * from daily where dimension <> '')")
    else:
        parts.append("tallied as (select * from dealt)")
    return ", ".join(parts)


def masked(when: When, chosen: str, joins: str = "") -> str:
    """The SELECT of the spans `r` with the word and mask of the periods that they touch; a day before the first period ends none."""
    mask = f"b.begun & coalesce(a.ending, {ALL_BITS})"
    return f"""
        select r.reading, b.word, {mask} as mask{chosen}
        from counted as r {joins}
        inner join day_masks as b on least(r.until_on, $as_of) = b.day and {"" if when is When.ON_DAY else "not"} b.is_stock
        left join day_masks as a on r.from_on = a.day and b.word = a.word
        where r.from_on <= r.until_on and {mask} <> 0"""


def dealt(table: str, *names_of_sums: str) -> str:
    """The SELECT that deals the sums of a table with masks out to the periods of each mask."""
    sums = ", ".join(f"cast(sum(t.{name}) as bigint) as {name}" for name in names_of_sums)
    return f"""select t.reading, p.period, t.dimension, t.member, {sums}
        from {table} as t inner join periods as p on t.word = p.word and t.mask & p.bit <> 0
        group by t.reading, p.period, t.dimension, t.member"""


def _by_period(batch: Batch, by: tuple[Breakdown, ...], sums: Sums, payload: tuple[str, ...], name: str) -> str:
    day = reference_day(batch.when)
    chosen = ", ".join(("r.reading", f"{period_of(batch.when)} as period", *columns(by, day), *(f"r.{each}" for each in payload)))
    return f"""
    {name}_rows as (select {chosen} from counted as r {PLACES[batch.when]} {child_joins(by, day)}),
    {name} as (select reading, period, {names(by)}, {_aggregates(sums)} from {name}_rows {sets(by, "period")})"""


def _by_slot(batch: Batch, sums: Sums, payload: tuple[str, ...]) -> str:
    chosen = ", ".join(("r.reading", "s.slot", *columns(batch.by, "r.day"), *(f"r.{name}" for name in payload)))
    years = " and s.kind = 'year'" if batch.when is When.IN_YEAR else ""
    totals = ", ".join(f"cast(sum(t.{name}) as bigint) as {name}" for name in sums)
    return f"""
    placed as (select {chosen} from counted as r inner join slot_days as s on r.day = s.day {child_joins(batch.by, "r.day")}),
    slotted as (select reading, slot, {names(batch.by)}, {_aggregates(sums)} from placed {sets(batch.by, "slot")}),
    tallied as (
        select t.reading, s.period, t.dimension, t.member, {totals}
        from slotted as t inner join slots as s on t.slot = s.slot{years} group by t.reading, s.period, t.dimension, t.member
    )"""


def _by_mask(batch: Batch, by: tuple[Breakdown, ...], sums: Sums, payload: tuple[str, ...]) -> str:
    chosen = "".join(f", {each}" for each in (*columns(by, "r.from_on"), *(f"r.{name}" for name in payload)))
    return f"""
    placed as ({masked(batch.when, chosen, child_joins(by, "r.from_on"))}),
    grouped as (select reading, word, mask, {names(by)}, {_aggregates(sums)} from placed {sets(by, "word", "mask")}),
    dealt as ({dealt("grouped", *sums)})"""


def _aggregates(sums: Sums) -> str:
    return ", ".join(f"{sql} as {name}" for name, sql in sums.items())
