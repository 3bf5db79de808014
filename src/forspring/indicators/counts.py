"""Counts of rows, how they are distributed over categories, and who waits."""

from __future__ import annotations

from forspring.indicators.cells import long, names, sets
from forspring.indicators.definition import Reading
from forspring.indicators.placing import placed
from forspring.indicators.tallies import tallied


def rows(indicator: str, reading: Reading) -> str:
    """How many rows there are."""
    return f"""with {tallied(reading, {"count": "count(*)"})}, cells as (select *, count as rests_on from tallied)
    {long(indicator, "cells", reading.measures)}"""


def distribution(indicator: str, reading: Reading) -> str:
    """How many rows there are in each category, and which share of the period's they are."""
    return f"""with {tallied(reading, {"part": "count(*)"})},
    cells as (
        select g.*, g.part as count, t.part as whole, cast(g.part as double) / t.part as share, g.part as rests_on
        from tallied as g inner join tallied as t on g.period = t.period and t.dimension = ''
    )
    {long(indicator, "cells", reading.measures, share="share")}"""


def queue(indicator: str, reading: Reading) -> str:
    """How many rows are open on the stock day, and for how many days the longest has been."""
    waited = "date_diff('day', r.from_on, p.start_on) as waited"
    cells = f"""select period, {names(reading.by)}, count(*) as n_waiting, max(waited) as longest, count(*) as rests_on
        from placed {sets(reading.by, reading.total, "period")}"""
    return f"with {placed(reading, waited)}, cells as ({cells}) {long(indicator, 'cells', reading.measures)}"
