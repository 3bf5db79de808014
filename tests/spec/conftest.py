"""`spec` runs an indicator over drawn tables on the engine that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import engines
import pyarrow as pa
import pytest
from drawing import arrow, calendar, tables, told

from forspring.indicators import frame, periods, settings
from forspring.indicators.definition import Indicator
from forspring.indicators.steps import STEPS
from forspring.law.settings import read
from forspring.model.step import needed
from forspring.model.tables import ALL
from forspring.warehouse import Warehouse

FIRST_DAY = date(2015, 1, 1)
AS_OF = "2025-12-31"
Expected = str | dict[str, str]


@pytest.fixture(scope="session")
def engine() -> Iterator[Warehouse]:
    """An engine with every canonical table empty and the reference tables in place."""
    warehouse = engines.chosen()
    for name, table in ALL.items():
        warehouse.load(name, arrow(table, []))
    for name, known in {"calendar": calendar(), **settings.tables(read())}.items():
        warehouse.load(name, known)
    yield warehouse
    warehouse.close()


@pytest.fixture
def spec(engine: Warehouse) -> Iterator[Callable[..., None]]:
    """Hold an indicator's figures for a period to what the drawing says."""
    drawn: set[str] = set()

    def run(indicator: Indicator, *, given: str, expect: Expected, period: str = "2025", as_of: str = AS_OF) -> None:
        known = {**tables(given, indicator.id), **periods.tables(date.fromisoformat(as_of), FIRST_DAY)}
        for name, table in known.items():
            engine.load(name, table)
            drawn.add(name)
        found = figures(engine, indicator, period, date.fromisoformat(as_of))
        expected = {"": expect} if isinstance(expect, str) else expect
        assert {cell: told(found.get(cell, {}), words) for cell, words in expected.items()} == expected

    yield run
    for name in drawn & set(ALL):
        engine.load(name, arrow(ALL[name], []))


@pytest.fixture(scope="module")
def prepared(engine: Warehouse) -> dict[str, date]:
    """The parameters of figures over empty tables, with every step in place."""
    as_of = {"as_of": date.fromisoformat(AS_OF)}
    for name, table in periods.tables(as_of["as_of"], FIRST_DAY).items():
        engine.load(name, table)
    for step in STEPS:
        engine.create(step.name, step.select, as_of)
    return as_of


def figures(engine: Warehouse, indicator: Indicator, period: str, as_of: date) -> dict[str, dict[str, dict[str, Any]]]:
    """The indicator's figures of a period: cell ("dimension member") → measure → figure."""
    plan = frame.plan([indicator])
    engine.load("wanted", plan.tables["wanted"])
    for step in needed(STEPS, plan.statements):
        engine.create(step.name, step.select, {"as_of": as_of})
    answers = [engine.arrow(statement, {"as_of": as_of}) for statement in plan.statements]
    cells: dict[str, dict[str, dict[str, Any]]] = {}
    for row in pa.concat_tables(answers, promote_options="permissive").to_pylist():
        if row["period"] == period:
            cells.setdefault(f"{row['dimension']} {row['member']}".strip(), {})[row["measure"]] = row
    return cells
