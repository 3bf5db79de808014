"""The middle and the spread of a size: ages, caseloads."""

from __future__ import annotations

from forspring.indicators.batch import Batch
from forspring.indicators.cells import long, names, sets
from forspring.indicators.placing import placed

DECIMALS = 9  # a mean is the same whichever order an engine adds in


def spread(batch: Batch) -> str:
    """Mean, median, 90th percentile (linear) and maximum of `size`, and how many there are."""
    return f"""with {placed(batch, "size")},
    cells as (
        select reading, period, {names(batch.by)}, round(avg(size), {DECIMALS}) as mean,
            percentile_cont(0.5) within group (order by size) as median,
            percentile_cont(0.9) within group (order by size) as p90, max(size) as max, count(*) as n, count(*) as rests_on
        from placed {sets(batch.by, "period")}
    )
    {long("cells", batch.measures)}"""
