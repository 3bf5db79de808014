"""Shares, rates and amounts."""

from __future__ import annotations

from forspring.indicators.cells import long, names, sets
from forspring.indicators.definition import Reading
from forspring.indicators.placing import placed
from forspring.indicators.tallies import tallied


def share(indicator: str, reading: Reading) -> str:
    """Which share of the rows are part; a row whose `part` is empty cannot be told yet and is in neither number."""
    sums = {"part": "count(*) filter (where part)", "whole": "count(part)", "n_open": "count(*) - count(part)"}
    return f"""with {tallied(reading, sums, "r.part as part")},
    cells as (select *, cast(part as double) / whole as share, whole as n, whole as rests_on from tallied where whole > 0)
    {long(indicator, "cells", reading.measures, share="share")}"""


def rate(indicator: str, reading: Reading) -> str:
    """How many there are for each thousand: `part` over `whole`, both summed."""
    grouped = f"""select period, {names(reading.by)}, sum(part) as part, sum(whole) as whole
        from placed {sets(reading.by, reading.total, "period")}"""
    return f"""with {placed(reading, "r.part as part", "r.whole as whole")}, grouped as ({grouped}),
    cells as (select *, cast(part as double) * 1000 / whole as rate, part as count, part as rests_on from grouped where whole > 0)
    {long(indicator, "cells", reading.measures, share="rate")}"""


def amount(indicator: str, reading: Reading) -> str:
    """The sum of `amount`, divided by `per`; it rests on the children it is about, where every row of it is about one."""
    grouped = f"""select period, {names(reading.by)}, cast(sum(amount) as double) / max(per) as amount,
        case when count(*) = count(person) then count(distinct person) end as rests_on
        from placed {sets(reading.by, reading.total, "period")}"""
    return f"""with {placed(reading, "r.amount as amount", "r.per as per", "r.person as person")}, cells as ({grouped})
    {long(indicator, "cells", reading.measures)}"""


def not_evaluated(indicator: str, reading: Reading) -> str:
    """A cell that says that the figure cannot be told yet."""
    cells = f"select period, {names(reading.by)} from placed {sets(reading.by, reading.total, 'period')}"
    return f"""with {placed(reading)}, cells as ({cells})
    select
        '{indicator}' as indicator, period, dimension, member, '{reading.measures[0]}' as measure, cast(null as double) as value,
        cast(null as bigint) as part, cast(null as bigint) as whole, 'not_evaluated' as status, cast(null as bigint) as n
    from cells"""
