"""Joining records of two systems in set logic is the same as taking the pairs one by one, the longest overlap first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forspring.model import courses, reference
from forspring.model.tables import ALL
from forspring.warehouse import DuckWarehouse

FIRST, FOREVER = date(2025, 1, 1), date(9999, 12, 31)
AS_OF = date(2025, 6, 30)
Row = dict[str, Any]

spans = st.tuples(st.integers(0, 40), st.none() | st.integers(0, 30))
towns = st.lists(st.tuples(st.integers(1, 2), st.sampled_from(["dubu", "esdh"]), spans), min_size=4, max_size=14)


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckWarehouse]:
    warehouse = DuckWarehouse()
    warehouse.load("links", _table("links", [{"mention": number, "person": f"P{number}"} for number in (1, 2)]))
    warehouse.load("activity_rows", _table("activity_rows", []))
    never = pa.nulls(2, pa.date32())
    columns = {
        "source": ["dubu", "esdh"],
        "value_key": ["coolkids"] * 2,
        "valid_from": never,
        "last_day": never,
        "activity": ["cool_kids"] * 2,
    }
    warehouse.load("activity_mapping", pa.table({**columns, "step": [2, 2]}))
    yield warehouse
    warehouse.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(town=towns)
def test_the_rounds_join_what_the_greedy_choice_joins(town: list[tuple[int, str, tuple[int, int | None]]], engine: DuckWarehouse) -> None:
    rows = [_row(number, *drawn) for number, drawn in enumerate(town)]
    engine.load("course_rows", _table("course_rows", rows))
    for step in courses.STEPS:
        engine.create(step.name, step.select, {"as_of": AS_OF})
    parts: dict[str, set[str]] = {}
    for course, record in engine.rows("select course, record from course_parts"):
        parts.setdefault(course, set()).add(record)
    assert sorted(map(sorted, parts.values())) == sorted(map(sorted, _one_by_one(rows)))


def _one_by_one(rows: list[Row]) -> list[set[str]]:
    """Every pair that may be joined, the longest overlap first, then the earliest start; each record once."""
    pairs = [
        (one, other)
        for one in rows
        for other in rows
        if (one["source"], other["source"]) == ("dubu", "esdh") and one["mention"] == other["mention"]
    ]
    pairs = [pair for pair in pairs if _overlap(*pair) >= 0]
    pairs.sort(key=lambda pair: (-_overlap(*pair), pair[0]["started_on"], pair[1]["started_on"], pair[0]["record"], pair[1]["record"]))
    joined: dict[str, str] = {}
    for one, other in pairs:
        if one["record"] not in joined and other["record"] not in joined.values():
            joined[one["record"]] = other["record"]
    alone = [{row["record"]} for row in rows if row["record"] not in joined and row["record"] not in joined.values()]
    return [{one, other} for one, other in joined.items()] + alone


def _overlap(one: Row, other: Row) -> int:
    ends = min(one["last_day"] or FOREVER, other["last_day"] or FOREVER)
    return (ends - max(one["started_on"], other["started_on"])).days


def _row(number: int, mention: int, source: str, span: tuple[int, int | None]) -> Row:
    start, length = span
    started_on = FIRST + timedelta(days=start)
    last_day = None if length is None else started_on + timedelta(days=length)
    return {
        "record": f"r{number:02}",
        "mention": mention,
        "source": source,
        "value": "Cool Kids",
        "started_on": started_on,
        "last_day": last_day,
    }


def _table(name: str, rows: list[Row]) -> pa.Table:
    types = [(column.name, reference.ARROW[column.type]) for column in ALL[name].columns]
    return pa.Table.from_pylist([{column: row.get(column) for column, _ in types} for row in rows], pa.schema(types))
