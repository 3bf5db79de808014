"""Shares, rates and amounts."""

from __future__ import annotations

from forspring.indicators.batch import Batch
from forspring.indicators.cells import long, names, sets
from forspring.indicators.placing import placed
from forspring.indicators.tallies import tallied


def share(batch: Batch) -> str:
    """Which share of the rows are part; a row whose `part` is empty cannot be told yet and is in neither number."""
    sums = {"part": "count(*) filter (where part)", "whole": "count(part)", "n_open": "count(*) - count(part)"}
    return f"""with {tallied(batch, sums, "part")},
    cells as (select *, cast(part as double) / nullif(whole, 0) as share, whole as n, whole as rests_on from tallied)
    {long("cells", batch.measures, share="share")}
    where f.n > 0 or f.measure = 'n_open'"""


def rate(batch: Batch) -> str:
    """How many there are for each thousand: `part` over `whole`, both summed."""
    return f"""with {tallied(batch, {"part": "sum(part)", "whole": "sum(whole)"}, "part", "whole")},
    cells as (select *, cast(part as double) * 1000 / whole as rate, part as count, part as rests_on from tallied where whole > 0)
    {long("cells", batch.measures, share="rate")}"""


def amount(batch: Batch) -> str:
    """The sum of `amount`, divided by `per`; it rests on the children that it is about, unless a row of it `is_impersonal`."""
    return f"""with {placed(batch, "amount", "per", "child", "is_impersonal")},
    cells as (
        select reading, period, {names(batch.by)}, cast(sum(amount) as double) / max(per) as amount,
            case when count(child) > 0 and count(*) filter (where is_impersonal) = 0 then count(distinct child) end as rests_on
        from placed {sets(batch.by, "period")}
    )
    {long("cells", batch.measures)}"""


def not_evaluated(batch: Batch) -> str:
    """A cell that says that the figure cannot be told yet."""
    return f"""with {placed(batch)},
    cells as (select distinct reading, period, {names(batch.by)} from placed {sets(batch.by, "period")})
    select
        w.indicator, c.period, c.dimension, c.member, w.measure, cast(null as double) as value,
        cast(null as bigint) as part, cast(null as bigint) as whole, 'not_evaluated' as status, cast(null as bigint) as n
    from cells as c inner join wanted as w on c.reading = w.reading and c.dimension = w.dimension"""
