"""The middle and the spread of a size: ages, caseloads."""

from __future__ import annotations

from forspring.indicators.cells import long, names, sets
from forspring.indicators.definition import Reading
from forspring.indicators.placing import placed

DECIMALS = 9  # a mean is the same whichever order an engine adds in


def spread(indicator: str, reading: Reading) -> str:
    """Mean, median, 90th percentile (linear) and maximum of `size`, and how many there are."""
    cells = f"""select period, {names(reading.by)}, round(avg(size), {DECIMALS}) as mean,
        percentile_cont(0.5) within group (order by size) as median,
        percentile_cont(0.9) within group (order by size) as p90, max(size) as max, count(*) as n, count(*) as rests_on
        from placed {sets(reading.by, reading.total, "period")}"""
    return f"with {placed(reading, 'cast(r.size as double) as size')}, cells as ({cells}) {long(indicator, 'cells', reading.measures)}"
