"""From a figure to its rows: what was counted in one cell, and where each stands in the systems."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from forspring.indicators import periods
from forspring.indicators.behind import behind
from forspring.indicators.definition import Indicator
from forspring.indicators.steps import STEPS
from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _
from forspring.model.step import needed
from forspring.pipeline.facts import Facts
from forspring.warehouse import Warehouse

#: How long somebody goes on having to do with a child after the last day of what they had together.
DAYS_AFTER = 365

COUNTED = "select thing, person, is_part, on_day from ({behind}) as behind where member = (select member from asked)"

#: Whom those named in `own` have to do with, or had within the days after.
OWN = """
    select distinct person from involved
    where (unit in (select code from own) or chief_area in (select code from own) or worker in (select code from own))
        and (last_day is null or last_day >= (select since from asked_own))
"""

#: One row per row of a system that stands behind what was counted; a child counted as such has none of its own.
ROWS = """
    select
        c.thing, c.person, c.is_part, coalesce(c.on_day, t.day) as on_day, o.person is not null as is_own, t.kind, t.source, t.file, t.row,
        t.delivery, t.day, t.last_day, coalesce(k.activity, t.what) as what, coalesce(k.unit, t.unit) as unit
    from counted_here as c
    left join own_persons as o on o.person = c.person
    left join traces as t on t.record = c.thing or t.course = c.thing
    left join courses as k on k.course = c.thing
    order by on_day, c.thing, t.source, t.file, t.row
"""


@dataclass(frozen=True)
class Trace:
    """A row of a system: which, and what it says."""

    source: str
    file: str
    row: int
    delivery: date
    kind: str


@dataclass(frozen=True)
class Counted:
    """One thing that was counted: whose it is, the day and the words of it, and the rows that it stands in."""

    thing: str
    person: str
    is_part: bool | None
    is_own: bool
    on_day: date | None
    what: str
    unit: str
    traces: tuple[Trace, ...] = field(default=())


def cell(facts: Facts, indicator: Indicator, period: str, dimension: str, member: str, own: Collection[str]) -> tuple[Counted, ...]:
    """What was counted in the cell, in day order; `own` are the units, chief areas and workers of the one who asks."""
    select = behind(indicator, dimension)
    span = periods.span_of(period, facts.as_of)
    if select is None or span is None:
        raise WrongUseError(_("Bag dette tal står der ingen rækker om børn, som kan vises."))
    engine = facts.engine
    for name, table in periods.as_tables((span,)).items():
        engine.load(name, table)
    for step in needed(STEPS, [select]):
        engine.create(step.name, step.select, {"as_of": facts.as_of})
    engine.load("asked", pa.table({"member": pa.array([member], pa.string())}))
    engine.create("counted_here", COUNTED.format(behind=select), {"as_of": facts.as_of, "period": period})
    own_persons(engine, facts.as_of, own)
    return tuple(_gathered(engine.arrow(ROWS)))


def own_persons(engine: Warehouse, as_of: date, own: Collection[str]) -> None:
    """Make the table `own_persons`: those whom the named units, chief areas and workers have to do with."""
    engine.load("own", pa.table({"code": pa.array(sorted(own), pa.string())}))
    engine.load("asked_own", pa.table({"since": pa.array([date.fromordinal(as_of.toordinal() - DAYS_AFTER)], pa.date32())}))
    engine.create("own_persons", OWN)


def _gathered(rows: pa.Table) -> list[Counted]:
    """The rows of each thing together."""
    things: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows.to_pylist():
        things.setdefault((row["thing"] or "", row["person"] or ""), []).append(row)
    return [_counted(thing, person, told) for (thing, person), told in things.items()]


def _counted(thing: str, person: str, told: list[dict[str, Any]]) -> Counted:
    first = told[0]
    traces = tuple(Trace(*(row[name] for name in ("source", "file", "row", "delivery", "kind"))) for row in told if row["source"])
    return Counted(
        thing, person, first["is_part"], bool(first["is_own"]), first["on_day"], first["what"] or "", first["unit"] or "", traces
    )
