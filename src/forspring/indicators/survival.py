"""Kaplan and Meier's estimate, so that what is still open is in the figure.

A row has a `duration` in days and `is_event`, false when it was still open at the cut-off. Rows of one
duration leave together, events before censorings. The survival is the product over the durations with
events of 1 - events / at risk. Fractions such as 3/4 · 2/3 are not exact in floating point: a survival
within a billionth of a limit has reached it.
"""

from __future__ import annotations

from forspring.indicators.batch import Batch
from forspring.indicators.cells import long, names, sets
from forspring.indicators.placing import placed

NEAR = "0.000000001"
DECIMALS = 12


def _curve(batch: Batch, *kept: str) -> str:
    """The common table expressions up to `curve`: a row per cell and duration, with the survival after it.

    Cells are numbered, for an engine sorts numbers faster than texts.
    """
    steps = "".join(f", max({name}) as {name}" for name in kept)
    return f"""{placed(batch, "duration", "is_event", *kept)},
    leaving as (
        select reading, period, {names(batch.by)}, duration, count(*) as leaving, count(*) filter (where is_event) as events{steps}
        from placed {sets(batch.by, "period", "duration")}
    ),
    numbered as (
        select reading, period, dimension, member, row_number() over (order by reading, period, dimension, member) as cell
        from (
            select distinct l.reading, l.period, l.dimension, l.member
            from leaving as l inner join wanted as w on l.reading = w.reading and l.dimension = w.dimension
        ) as different
    ),
    risk as (
        select c.cell, l.duration, l.leaving, l.events{"".join(f", l.{name}" for name in kept)},
            sum(l.leaving) over (partition by c.cell order by l.duration rows between current row and unbounded following) as at_risk
        from leaving as l
        inner join numbered as c
            on l.reading = c.reading and l.period = c.period and l.dimension = c.dimension and l.member = c.member
    ),
    curve as (
        select *, case when events = at_risk then 0.0 else exp(sum(case when events < at_risk then ln(1 - events / cast(at_risk as double)) end)
            over (partition by cell order by duration rows between unbounded preceding and current row)) end as survival
        from risk
    )"""


def duration(batch: Batch) -> str:
    """The first days on which the survival is no more than a half, three quarters, a quarter and a tenth."""
    limits = {"p25": "0.75", "median": "0.5", "p75": "0.25", "p90": "0.1"}
    reached = ", ".join(f"min(duration) filter (where survival <= {limit} + {NEAR}) as {name}" for name, limit in limits.items())
    return f"""with {_curve(batch)},
    measured as (
        select cell, {reached}, sum(leaving) as n, sum(leaving - events) as n_open, sum(leaving) as rests_on from curve group by cell
    ),
    cells as (select * from measured inner join numbered on measured.cell = numbered.cell)
    {long("cells", batch.measures)}"""


def followed(batch: Batch, *, remained: bool = False) -> str:
    """The share that it has happened to within `horizon` days (or has not); `n_open` is how many were at risk at the horizon.

    A horizon longer than anybody was followed is left out.
    """
    survival = "coalesce(min(survival) filter (where duration <= horizon), 1.0)"
    return f"""with {_curve(batch, "horizon")},
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
    {long("cells", batch.measures)}"""
