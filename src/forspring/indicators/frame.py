"""The frame around every indicator: from its SELECT to the SELECT of its figures.

Figures have the columns indicator, period, dimension, member, measure, value, part, whole, status and `n`:
how many children (for staff figures: workers) or things a figure rests on, which disclosure control looks at.
The tables of `periods.tables`, then those of `steps.STEPS`, must be there before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from forspring.indicators import counts, people, shares, spreads, survival
from forspring.indicators.definition import Indicator, Kind, Reading, When
from forspring.indicators.placing import PLACES

_KINDS: dict[Kind, Callable[[str, Reading], str]] = {
    Kind.COUNT: counts.rows,
    Kind.CHILDREN: people.children,
    Kind.FAMILIES: people.families,
    Kind.DISTRIBUTION: counts.distribution,
    Kind.QUEUE: counts.queue,
    Kind.SHARE: shares.share,
    Kind.RATE: shares.rate,
    Kind.AMOUNT: shares.amount,
    Kind.NOT_EVALUATED: shares.not_evaluated,
    Kind.MEDIAN: spreads.spread,
    Kind.SPREAD: spreads.spread,
    Kind.DURATION: survival.duration,
    Kind.FOLLOWED: survival.followed,
    Kind.REMAINED: partial(survival.followed, remained=True),
}


def statements(indicator: Indicator) -> Iterator[str]:
    """The SELECTs whose rows together are the indicator's figures; parameter `$as_of`."""
    for reading in indicator.readings:
        yield _KINDS[reading.kind](indicator.id, reading)


def counted(indicator: Indicator) -> str:
    """The SELECT of what stands behind the total of a period: thing, person, and whether it is part; parameters `$as_of` and `$period`."""
    reading = next((reading for reading in (*indicator.rows, *indicator.readings) if reading.total), indicator.readings[0])
    part = "r.part" if reading.kind is Kind.SHARE else "cast(null as boolean)"
    found = "r.period" if reading.when is When.GIVEN else "p.period"
    return f"""with counted as ({reading.select})
    select cast(r.{indicator.thing} as varchar) as thing, cast(r.person as varchar) as person, {part} as part
    from counted as r {PLACES[reading.when]} where {found} = $period"""
