"""Counts: rows, different children, different families, and how rows are distributed over categories."""

from __future__ import annotations

from forspring.indicators.cells import long, names, sets
from forspring.indicators.definition import Reading, When
from forspring.indicators.dimensions import UNKNOWN, Breakdown
from forspring.indicators.placing import PLACES, child_joins, column, placed, reference_day
from forspring.indicators.steps import is_child


def rows(indicator: str, reading: Reading) -> str:
    """How many rows there are."""
    cells = f"select period, {names(reading.by)}, count(*) as count, count(*) as rests_on from placed {sets(reading.by, reading.total, 'period')}"
    return f"with {placed(reading)}, cells as ({cells}) {long(indicator, 'cells', reading.measures)}"


def distribution(indicator: str, reading: Reading) -> str:
    """How many rows there are in each category, and which share of the period's they are."""
    grouped = f"select period, {names(reading.by)}, count(*) as part from placed {sets(reading.by, True, 'period')}"
    return f"""with {placed(reading)}, grouped as ({grouped}),
    cells as (
        select g.*, g.part as count, t.part as whole, cast(g.part as double) / t.part as share, g.part as rests_on
        from grouped as g inner join grouped as t on g.period = t.period and t.dimension = ''
    )
    {long(indicator, "cells", reading.measures, share="share")}"""


def queue(indicator: str, reading: Reading) -> str:
    """How many rows are open on the stock day, and for how many days the longest has been."""
    waited = "date_diff('day', r.from_on, p.start_on) as waited"
    cells = f"""select period, {names(reading.by)}, count(*) as n_waiting, max(waited) as longest, count(*) as rests_on
        from placed {sets(reading.by, reading.total, "period")}"""
    return f"with {placed(reading, waited)}, cells as ({cells}) {long(indicator, 'cells', reading.measures)}"


def children(indicator: str, reading: Reading) -> str:
    """How many different born children aged 0 to 22 there are, on the first day that each was reached."""
    of_child = tuple(each for each in reading.by if all(dimension.is_of_child for dimension in each))
    of_row = tuple(each for each in reading.by if each not in of_child)
    day = reference_day(reading.when)
    dimensions = tuple(dict.fromkeys(dimension for each in of_child for dimension in each))
    child_columns = "".join(f", {column(dimension, 'r.day')}" for dimension in dimensions)
    homes = child_joins(tuple(each for each in dimensions if each.name == "district"), "r.day")
    parts = []
    if of_child or reading.total:
        parts.append(f"select period, {names(of_child)}, count(*) as count from reached {sets(of_child, reading.total, 'period')}")
    if of_row:
        parts.append(_distinct("child", of_row, total=False))
    return f"""with counted as ({reading.select}),
    placed as (
        select {_period(reading.when)} as period, c.child, {day} as day{_row_columns(of_row)}
        from counted as r {PLACES[reading.when]} inner join children as c on r.person = c.person
    ),
    reached as (
        select r.period, r.child{child_columns}
        from (select period, child, min(day) as day from placed group by period, child) as r
        inner join children as c on r.child = c.child {homes.replace("r.person", "c.person")}
        where {is_child("r.day")}
    ),
    cells as (select *, count as rests_on from ({" union all ".join(parts)}) as parts)
    {long(indicator, "cells", reading.measures)}"""


def families(indicator: str, reading: Reading) -> str:
    """How many different families the reached children belong to, each on the last day that the child was reached."""
    first, last = reference_day(reading.when), "least(r.until_on, p.last_day)"
    parts = [f"select period, {names(())}, count(distinct family) as count from reached group by period"]
    if reading.by:
        parts.append(_distinct("family", reading.by, total=False))
    return f"""with counted as ({reading.select}),
    placed as (
        select {_period(reading.when)} as period, c.child, {first} as day, {last} as seen_on{_row_columns(reading.by)}
        from counted as r {PLACES[reading.when]} inner join children as c on r.person = c.person
    ),
    reached as (
        select r.period, r.child, coalesce(f.family, 'c' || c.person) as family
        from (select period, child, min(day) as day, max(seen_on) as seen_on from placed group by period, child) as r
        inner join children as c on r.child = c.child
        left join families as f on c.person = f.person and r.seen_on between f.from_on and f.last_day
        where {is_child("r.day")}
    ),
    cells as (select *, count as rests_on from ({" union all ".join(parts)}) as parts)
    {long(indicator, "cells", reading.measures)}"""


def _distinct(key: str, by: tuple[Breakdown, ...], *, total: bool) -> str:
    """The different keys by what their rows had."""
    columns = ", ".join(dict.fromkeys(f"p.{dimension.column}" for each in by for dimension in each))
    return f"""select period, {names(by)}, count(distinct {key}) as count
        from (
            select p.period, r.{key}, {columns} from placed as p inner join reached as r on p.period = r.period and p.child = r.child
        ) as qualified {sets(by, total, "period")}"""


def _row_columns(by: tuple[Breakdown, ...]) -> str:
    columns = dict.fromkeys(dimension.column for each in by for dimension in each)
    return "".join(f", coalesce(cast(r.{name} as varchar), '{UNKNOWN}') as {name}" for name in columns)


def _period(when: When) -> str:
    return "r.period" if when is When.GIVEN else "p.period"
