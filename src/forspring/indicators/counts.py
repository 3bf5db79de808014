"""Counts of rows, how they are distributed over categories, and who waits."""

from __future__ import annotations

from forspring.indicators.batch import Batch
from forspring.indicators.cells import long, names, sets
from forspring.indicators.definition import When
from forspring.indicators.placing import PLACES, child_joins, columns
from forspring.indicators.tallies import tallied


def rows(batch: Batch) -> str:
    """How many rows there are; where the SELECT gives the period, how many they stand for."""
    given = batch.when is When.GIVEN
    sums = tallied(batch, {"count": "sum(number)"}, "number") if given else tallied(batch, {"count": "count(*)"})
    return f"""with {sums}, cells as (select *, count as rests_on from tallied)
    {long("cells", batch.measures)}"""


def distribution(batch: Batch) -> str:
    """How many rows there are in each category, and which share of the period's they are."""
    return f"""with {tallied(batch, {"part": "count(*)"})},
    cells as (
        select g.*, g.part as count, t.part as whole, cast(g.part as double) / t.part as share, g.part as rests_on
        from tallied as g inner join tallied as t on g.reading = t.reading and g.period = t.period and t.dimension = ''
    )
    {long("cells", batch.measures, share="share")}"""


def queue(batch: Batch) -> str:
    """How many rows are open on the stock day, and for how many days the longest has been."""
    chosen = ", ".join(("r.reading", "p.period", *columns(batch.by, "p.start_on"), "date_diff('day', r.from_on, p.start_on) as waited"))
    return f"""with {batch.counted()},
    placed as (select {chosen} from counted as r {PLACES[batch.when]} {child_joins(batch.by, "p.start_on")}),
    cells as (
        select reading, period, {names(batch.by)}, count(*) as n_waiting, max(waited) as longest, count(*) as rests_on
        from placed {sets(batch.by, "period")}
    )
    {long("cells", batch.measures)}"""
