"""Checks are specified by drawn tables: what the deliveries say, and the rows that are found.

A drawn table needs only the columns that matter. A column `person` gives each person named in it a mention of
their own; `row` counts from 2 where it is not drawn; a file's source and name follow from the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime

import engines
import pyarrow as pa
import pytest

from forspring.checks import STEPS, catalogue, statement
from forspring.model.step import needed
from forspring.model.tables import ALL, Column, Type
from forspring.warehouse import Warehouse

AS_OF = date(2025, 12, 31)
RULES = {rule.code: rule for rule in catalogue()}
FILES = {
    "case_rows": "dubu_sager",
    "notification_rows": "dubu_underretninger",
    "assessment_rows": "dubu_undersoegelser",
    "course_rows": "dubu_ydelser",
    "follow_up_rows": "dubu_opfoelgninger",
    "activity_rows": "esdh_aktiviteter",
    "contact_rows": "novax_kontakter",
    "unit_rows": "organisation_enheder",
    "worker_rows": "organisation_medarbejdere",
    "residence_rows": "cpr_cpr",
    "budget_rows": "oekonomi_budget",
    "posting_rows": "oekonomi_forbrug",
    "population_rows": "befolkning_befolkning",
}
REFERENCE = {
    "activities": (Column("activity", Type.TEXT), Column("title", Type.TEXT), Column("step", Type.WHOLE)),
    "activity_provisions": (Column("activity", Type.TEXT), Column("provision", Type.TEXT)),
    "provisions": (Column("provision", Type.TEXT), Column("valid_from", Type.DATE), Column("last_day", Type.DATE)),
}
COLUMNS = {name: table.columns for name, table in ALL.items()} | REFERENCE
ARROW = {
    Type.TEXT: pa.string(),
    Type.DATE: pa.date32(),
    Type.MOMENT: pa.timestamp("us"),
    Type.WHOLE: pa.int64(),
    Type.TRUTH: pa.bool_(),
    Type.REAL: pa.float64(),
}
READ: Mapping[Type, Callable[[str], object]] = {
    Type.TEXT: str,
    Type.DATE: date.fromisoformat,
    Type.MOMENT: lambda text: datetime.fromisoformat(text).replace(tzinfo=UTC).replace(tzinfo=None),
    Type.WHOLE: int,
    Type.TRUTH: lambda text: text == "ja",
    Type.REAL: float,
}


@pytest.fixture(scope="session")
def engine() -> Iterator[Warehouse]:
    """One engine, with every table empty, for all the specs."""
    warehouse = engines.chosen()
    for name in COLUMNS:
        warehouse.load(name, _table(name, []))
    yield warehouse
    warehouse.close()


@pytest.fixture
def findings(engine: Warehouse) -> Iterator[Callable[..., list[tuple[int | None, str, str]]]]:
    """The row, field and message of each finding of a rule, given drawn tables."""
    drawn: set[str] = set()

    def found(code: str, **given: str) -> list[tuple[int | None, str, str]]:
        rows = {name: _drawn(text) for name, text in given.items()}
        persons = _persons(rows)
        drawn.update(rows, ["links"] if persons else [])
        for name, table in rows.items():
            engine.load(name, _table(name, [_completed(name, place, row, persons) for place, row in enumerate(table)]))
        if persons:
            engine.load("links", _table("links", [{"mention": str(mention), "person": person} for person, mention in persons.items()]))
        for step in needed(STEPS, [RULES[code].select]):
            engine.create(step.name, step.select, {"as_of": AS_OF})
        select = f"select row, field, message from ({statement(RULES[code])}) as found order by row, field, message"
        return [(row, field, message) for row, field, message in engine.rows(select, {"as_of": AS_OF})]

    yield found
    for name in drawn:
        engine.load(name, _table(name, []))


@pytest.fixture
def found(findings: Callable[..., list[tuple[int | None, str, str]]]) -> Callable[..., list[int | None]]:
    """The rows that a rule finds, given drawn tables."""

    def rows(code: str, **given: str) -> list[int | None]:
        return [row for row, _field, _message in findings(code, **given)]

    return rows


def _drawn(text: str) -> list[dict[str, str]]:
    header, *lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(header, line, strict=True)) for line in lines]


def _persons(rows: Mapping[str, list[dict[str, str]]]) -> dict[str, int]:
    """A mention for each person that a drawn row of a file is about."""
    named = [row["person"] for name, table in rows.items() if name in FILES for row in table if row.get("person")]
    return {person: mention for mention, person in enumerate(dict.fromkeys(named), start=1)}


def _completed(name: str, place: int, row: dict[str, str], persons: Mapping[str, int]) -> dict[str, str]:
    if name not in FILES:
        return row
    file = row.get("file", FILES[name])
    origin = {"record": f"{file}-{place:03}", "source": file.split("_")[0], "file": file, "row": str(place + 2), "delivery": "2025-12-31"}
    mention = {"mention": str(persons[row["person"]])} if row.get("person") else {}
    return origin | mention | row


def _table(name: str, rows: list[dict[str, str]]) -> pa.Table:
    columns = COLUMNS[name]
    unknown = {column for row in rows for column in row} - {column.name for column in columns} - {"person"}
    assert not unknown, f"{name} has no column {', '.join(sorted(unknown))}"
    values = {column.name: [READ[column.type](row[column.name]) if row.get(column.name) else None for row in rows] for column in columns}
    return pa.table({column.name: pa.array(values[column.name], ARROW[column.type]) for column in columns})
