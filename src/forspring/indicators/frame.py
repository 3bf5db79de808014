"""The frame around every indicator: from its SELECT to the SELECT of its figures.

Figures have the columns indicator, period, dimension, member, measure, value, part, whole, status and `n`:
how many children (for staff figures: workers) or things a figure rests on, which disclosure control looks at.
The tables of `periods.tables` and `Plan.tables`, then those of `steps.STEPS`, must be there before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import pyarrow as pa

from forspring.indicators import counts, people, shares, spreads, survival
from forspring.indicators.batch import Batch
from forspring.indicators.definition import Indicator, Kind, Reading, When
from forspring.indicators.placing import PLACES

_KINDS: dict[Kind, Callable[[Batch], str]] = {
    Kind.COUNT: counts.rows,
    Kind.CHILDREN: people.children,
    Kind.COMBINED: people.children,
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


@dataclass(frozen=True)
class Plan:
    """The SELECTs whose rows together are the figures of some indicators, and the tables that they need."""

    tables: dict[str, pa.Table]
    statements: tuple[str, ...]


def plan(indicators: Iterable[Indicator]) -> Plan:
    """How the figures of the indicators are counted: readings of one kind in one SELECT; parameter `$as_of`."""
    numbered = [(number, each, reading) for number, (each, reading) in enumerate((e, r) for e in indicators for r in e.readings)]
    batches: dict[tuple[Kind, When, bool], list[tuple[int, Reading]]] = {}
    for number, _, reading in numbered:
        batches.setdefault((reading.kind, reading.when, reading.total or reading.kind is not Kind.AMOUNT), []).append((number, reading))
    statements = tuple(_KINDS[kind](Batch(kind, when, tuple(readings))) for (kind, when, _), readings in batches.items())
    return Plan({"wanted": _wanted(numbered)}, statements)


def _wanted(numbered: Iterable[tuple[int, Indicator, Reading]]) -> pa.Table:
    """One row per reading, dimension and measure that is a figure."""
    rows = [
        {"reading": number, "indicator": each.id, "dimension": dimension, "measure": measure}
        for number, each, reading in numbered
        for dimension in (*([""] if reading.total else []), *(",".join(part.name for part in by) for by in reading.by))
        for measure in reading.measures
    ]
    schema = pa.schema({"reading": pa.int32(), "indicator": pa.string(), "dimension": pa.string(), "measure": pa.string()})
    return pa.Table.from_pylist(rows, schema=schema)


def counted(indicator: Indicator) -> str:
    """The SELECT of what stands behind the total of a period: thing, person, and whether it is part; parameters `$as_of` and `$period`."""
    reading = next((reading for reading in (*indicator.rows, *indicator.readings) if reading.total), indicator.readings[0])
    part = "r.part" if reading.kind is Kind.SHARE else "cast(null as boolean)"
    found = "r.period" if reading.when is When.GIVEN else "p.period"
    return f"""with counted as ({reading.select})
    select cast(r.{indicator.thing} as varchar) as thing, cast(r.person as varchar) as person, {part} as part
    from counted as r {PLACES[reading.when]} where {found} = $period"""
