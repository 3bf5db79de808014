"""Periods as bits, so that a span of days is one row and not one for each period that it touches.

A period has a bit of a word. `day_masks` says for each day which periods of the word end on it or later, have ended
by it, have begun by it, begin on it or later; a few ANDs then give the periods that a span touches, begins in, or covers
the first or the last day of. A slot is the days that lie in the same periods.
"""

from __future__ import annotations

from forspring.indicators.periods import BITS
from forspring.model.step import Step

ALL_BITS = (1 << BITS) - 1
PERIOD_DAYS = """
    select c.day, p.period, p.kind
    from calendar as c
    inner join periods as p on c.day between p.start_on and p.last_day and p.kind <> 'day'
"""
SLOT_DAYS = """
    select
        day,
        coalesce(
            max(case when kind = 'month' then period end), max(case when kind = 'quarter' then period end), max(period)
        ) as slot
    from period_days
    group by day
"""
SLOTS = """
    select distinct s.slot, d.period, d.kind, p.word, p.bit
    from slot_days as s
    inner join period_days as d on s.day = d.day
    inner join periods as p on d.period = p.period
"""
DAY_MASKS = """
    select
        c.day, p.word, p.kind = 'day' as is_stock,
        cast(sum(case when p.last_day >= c.day then p.bit else 0 end) as bigint) as ending,
        cast(sum(case when p.last_day <= c.day then p.bit else 0 end) as bigint) as ended,
        cast(sum(case when p.start_on <= c.day then p.bit else 0 end) as bigint) as begun,
        cast(sum(case when p.start_on >= c.day then p.bit else 0 end) as bigint) as coming
    from calendar as c
    cross join periods as p
    where c.day between (select min(start_on) from periods) and (select max(last_day) from periods)
    group by c.day, p.word, p.kind = 'day'
"""
STEPS = (
    Step("period_days", "year, quarter or month, and day of it", PERIOD_DAYS),
    Step("slot_days", "day, and the slot that it shares with the days of the same periods", SLOT_DAYS),
    Step("slots", "slot and period that it lies in", SLOTS),
    Step(
        "day_masks", "day and word of periods: those ending on it or later, ended by it, begun by it, beginning on it or later", DAY_MASKS
    ),
)
