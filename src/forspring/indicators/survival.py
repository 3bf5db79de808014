"""Kaplan and Meier's estimate, so that what is still open is in the figure.

A row has a `duration` in days and `is_event`, false when it was still open at the cut-off. Rows of one
duration leave together, events before censorings. The survival is the product over the durations with
events of 1 - events / at risk. Fractions such as 3/4 · 2/3 are not exact in floating point: a survival
within a billionth of a limit has reached it.
"""

from __future__ import annotations

from forspring.indicators.cells import long, names, sets
from forspring.indicators.definition import Reading
from forspring.indicators.placing import placed

NEAR = "0.000000001"
DECIMALS = 12


def _curve(reading: Reading, *kept: str) -> str:
    """The common table expressions up to `curve`: a row per cell and duration, with the survival after it.

    Cells are numbered, for an engine sorts numbers faster than texts.
    """
    steps = "".join(f", max({name}) as {name}" for name in kept)
    payload = ("cast(r.duration as integer) as duration", "r.is_event as is_event", *(f"r.{name} as {name}" for name in kept))
    rows = "partition by cell order by duration rows between"
    return f"""{placed(reading, *payload)},
    leaving as (
        select period, {names(reading.by)}, duration, count(*) as leaving, count(*) filter (where is_event) as events{steps}
        from placed {sets(reading.by, reading.total, "period", "duration")}
    ),
    numbered as (
        select period, dimension, member, row_number() over (order by period, dimension, member) as cell
        from (select distinct period, dimension, member from leaving) as different
    ),
    risk as (
        select c.cell, l.duration, l.leaving, l.events{"".join(f", l.{name}" for name in kept)},
            sum(l.leaving) over (partition by c.cell order by l.duration rows between current row and unbounded following) as at_risk
        from leaving as l
        inner join numbered as c on l.period = c.period and l.dimension = c.dimension and l.member = c.member
    ),
    curve as (
        select *, case when events = at_risk then 0.0 else exp(sum(case when events < at_risk then ln(1 - events / cast(at_risk as double)) end)
            over ({rows} unbounded preceding and current row)) end as survival
        from risk
    )"""


def duration(indicator: str, reading: Reading) -> str:
    """The first days on which the survival is no more than a half, three quarters, a quarter and a tenth."""
    limits = {"p25": "0.75", "median": "0.5", "p75": "0.25", "p90": "0.1"}
    reached = ", ".join(f"min(duration) filter (where survival <= {limit} + {NEAR}) as {name}" for name, limit in limits.items())
    return f"""with {_curve(reading)},
    measured as (
        select cell, {reached}, sum(leaving) as n, sum(leaving - events) as n_open, sum(leaving) as rests_on from curve group by cell
    ),
    cells as (select * from measured inner join numbered on measured.cell = numbered.cell)
    {long(indicator, "cells", reading.measures)}"""


def followed(indicator: str, reading: Reading, *, remained: bool = False) -> str:
    """The share that it has happened to within `horizon` days (or has not); `n_open` is how many were at risk at the horizon.

    A horizon longer than anybody was followed is left out.
    """
    survival = "coalesce(min(survival) filter (where duration <= horizon), 1.0)"
    return f"""with {_curve(reading, "horizon")},
    ends as (
        select cell, {survival} as survival, sum(leaving) as n,
            coalesce(sum(leaving) filter (where duration >= horizon), 0) as n_open, max(duration) as longest, max(horizon) as horizon
        from curve group by cell
    ),
    cells as (
        select *, round({"survival" if remained else "1 - survival"}, {DECIMALS}) as share, n as rests_on
        from ends inner join numbered on ends.cell = numbered.cell
        where longest >= horizon or survival < {NEAR}
    )
    {long(indicator, "cells", reading.measures)}"""
