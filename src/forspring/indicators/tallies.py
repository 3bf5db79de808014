"""Sums in every period and breakdown, each row of the whole read once.

Events are summed by slot, and the sums dealt out to the periods of the slot. Spans carry a mask: a bit for each
period that they touch. Rows of one mask and one member are summed together, and the sums dealt out to the
periods of the mask; so a course that runs for years is one row, not one for each month. Only what depends on
the reference day (age band, district) needs a row per span and period.
"""

from __future__ import annotations

from collections.abc import Mapping

from forspring.indicators.cells import names, sets
from forspring.indicators.definition import Reading, When
from forspring.indicators.dimensions import SEX, Breakdown
from forspring.indicators.periods import BITS
from forspring.indicators.placing import PLACES, child_joins, column, different, period_of, reference_day

Sums = Mapping[str, str]
ALL_BITS = (1 << BITS) - 1


def tallied(reading: Reading, sums: Sums, *payload: str) -> str:
    """The common table expressions up to `tallied`: period, dimension, member and the sums; `sums` are over `placed`."""
    counted = f"counted as ({reading.select})"
    if reading.when is When.GIVEN:
        return f"{counted}, {_by_period(reading, reading.by, reading.total, sums, payload, 'tallied')}"
    if reading.when in {When.IN_PERIOD, When.IN_YEAR}:
        return f"{counted}, {_by_slot(reading, sums, payload)}"
    of_day = tuple(each for each in reading.by if any(_follows_day(each) for each in each))
    of_row = tuple(each for each in reading.by if each not in of_day)
    parts = []
    expressions = [counted]
    if of_row or reading.total:
        expressions.append(_by_mask(reading, of_row, sums, payload))
        parts.append("select * from dealt")
    if of_day:
        expressions.append(_by_period(reading, of_day, False, sums, payload, "daily"))
        parts.append("select * from daily")
    return f"{', '.join(expressions)}, tallied as ({' union all '.join(parts)})"


def masked(when: When, columns: str, joins: str = "") -> str:
    """The SELECT of the spans `r` with the word and mask of the periods that they touch; a day before the first period ends none."""
    mask = f"b.begun & coalesce(a.ending, {ALL_BITS})"
    return f"""
        select b.word, {mask} as mask{columns}
        from counted as r {joins}
        inner join day_masks as b on least(r.until_on, $as_of) = b.day and {"" if when is When.ON_DAY else "not"} b.is_stock
        left join day_masks as a on r.from_on = a.day and b.word = a.word
        where r.from_on <= r.until_on and {mask} <> 0"""


def _follows_day(dimension: object) -> bool:
    return getattr(dimension, "is_of_child", False) and dimension is not SEX


def _by_period(reading: Reading, by: tuple[Breakdown, ...], total: bool, sums: Sums, payload: tuple[str, ...], name: str) -> str:
    day = reference_day(reading.when)
    columns = ", ".join((f"{period_of(reading.when)} as period", *(column(each, day) for each in different(by)), *payload))
    aggregates = ", ".join(f"{sql} as {sum_name}" for sum_name, sql in sums.items())
    return f"""
    {name}_rows as (select {columns} from counted as r {PLACES[reading.when]} {child_joins(different(by), day)}),
    {name} as (select period, {names(by)}, {aggregates} from {name}_rows {sets(by, total, "period")})"""


def _by_slot(reading: Reading, sums: Sums, payload: tuple[str, ...]) -> str:
    columns = ", ".join(("s.slot as slot", *(column(each, "r.day") for each in reading.dimensions), *payload))
    aggregates = ", ".join(f"{sql} as {name}" for name, sql in sums.items())
    years = " and s.kind = 'year'" if reading.when is When.IN_YEAR else ""
    return f"""
    placed as (select {columns} from counted as r inner join slot_days as s on r.day = s.day {child_joins(reading.dimensions, "r.day")}),
    slotted as (select slot, {names(reading.by)}, {aggregates} from placed {sets(reading.by, reading.total, "slot")}),
    tallied as (
        select s.period, t.dimension, t.member, {_dealt(sums)}
        from slotted as t inner join slots as s on t.slot = s.slot{years} group by s.period, t.dimension, t.member
    )"""


def _by_mask(reading: Reading, by: tuple[Breakdown, ...], sums: Sums, payload: tuple[str, ...]) -> str:
    dimensions = different(by)
    columns = "".join(f", {each}" for each in (*(column(each, "r.from_on") for each in dimensions), *payload))
    aggregates = ", ".join(f"{sql} as {name}" for name, sql in sums.items())
    return f"""
    placed as ({masked(reading.when, columns, child_joins(dimensions, "r.from_on"))}),
    grouped as (select word, mask, {names(by)}, {aggregates} from placed {sets(by, reading.total, "word", "mask")}),
    dealt as (
        select p.period, t.dimension, t.member, {_dealt(sums)}
        from grouped as t inner join periods as p on t.word = p.word and t.mask & p.bit <> 0 group by p.period, t.dimension, t.member
    )"""


def _dealt(sums: Sums) -> str:
    return ", ".join(f"cast(sum(t.{name}) as bigint) as {name}" for name in sums)
