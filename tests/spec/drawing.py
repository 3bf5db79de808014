"""Tables drawn as text become the tables that figures are counted from, and drawn answers are held to the figures.

A block is a table's name, its header and its rows, with | between; blocks have an empty line between. A column
that is not drawn has the value that matters least. Moments are Copenhagen's clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from forspring.kernel.dates import begins_at, days
from forspring.model.tables import ALL, Table, Type

CLOCK = ZoneInfo("Europe/Copenhagen")
ARROW = {
    Type.TEXT: pa.string(),
    Type.DATE: pa.date32(),
    Type.MOMENT: pa.timestamp("us"),
    Type.WHOLE: pa.int64(),
    Type.TRUTH: pa.bool_(),
    Type.REAL: pa.float64(),
}
Row = dict[str, Any]
DEFAULTS: dict[str, Row] = {
    "people": {"birth_on": date(2015, 1, 1), "sex": "K"},
    "courses": {
        "activity": "konsulentbistand",
        "source": "dubu",
        "unit_found": "record",
        "is_number_known": True,
        "is_activity_known": True,
    },
    "notifications": {"notifier": "2"},
    "assessments": {"type": "Børnefaglig undersøgelse"},
    "cases": {"type": "Rådgivning"},
    "workers": {"profession": "Socialrådgiver", "weekly_hours": 37.0},
    "records": {"source": "dubu", "kind": "case"},
    "sessions": {"type": "Samtale"},
    "population_rows": {"age": 10, "sex": "K"},
}


def draw(text: str) -> dict[str, list[Row]]:
    """The tables of a drawing, each with its rows."""
    blocks = [block.split("\n") for block in _trimmed(text).split("\n\n")]
    return {block[0].strip(): _rows(block[0].strip(), block[1], block[2:]) for block in blocks}


def tables(text: str, rule: str) -> dict[str, pa.Table]:
    """The Arrow tables of a drawing, with what follows from it: people, local days, the days of records."""
    drawn = draw(text)
    people = {row["person"]: row for row in drawn.pop("people", [])}
    named = {row["person"] for rows in drawn.values() for row in rows if row.get("person")}
    drawn["people"] = [people.get(person, {"person": person}) for person in sorted(named | set(people))]
    for name, rows in drawn.items():
        for number, row in enumerate(rows):
            _complete(name, row, number, rule)
    return {name: arrow(ALL[name], rows) for name, rows in drawn.items()}


def arrow(table: Table, rows: Iterable[Row]) -> pa.Table:
    """The rows as a table of the canonical columns."""
    rows = list(rows)
    schema = pa.schema([(column.name, ARROW[column.type]) for column in table.columns])
    unknown = {name for row in rows for name in row} - set(table.names)
    assert not unknown, f"{table.name} has no column {', '.join(sorted(unknown))}"
    return pa.Table.from_pylist([{name: row.get(name) for name in table.names} for row in rows], schema=schema)


def calendar() -> pa.Table:
    """The days that drawings use, each with the moment it begins."""
    drawn_days = list(days(date(2014, 1, 1), date(2029, 1, 1)))
    return pa.table({"day": pa.array(drawn_days, pa.date32()), "begins_at": pa.array(map(begins_at, drawn_days), pa.timestamp("us"))})


def _trimmed(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip("\n").split("\n")).strip("\n")


def _rows(name: str, header: str, lines: list[str]) -> list[Row]:
    columns = [column.strip() for column in header.split("|")]
    types = {column.name: column.type for column in ALL[name].columns}
    cells = ([cell.strip() for cell in line.split("|")] for line in lines)
    return [{column: _value(cell, types[column]) for column, cell in zip(columns, row, strict=True)} for row in cells]


def _value(cell: str, kind: Type) -> Any:
    if not cell:
        return None
    match kind:
        case Type.DATE:
            return date.fromisoformat(cell)
        case Type.MOMENT:
            return datetime.fromisoformat(cell).replace(tzinfo=CLOCK).astimezone(UTC).replace(tzinfo=None)
        case Type.WHOLE:
            return int(cell)
        case Type.REAL:
            return float(cell)
        case Type.TRUTH:
            return {"ja": True, "nej": False}[cell]
    return cell


def _complete(name: str, row: Row, number: int, rule: str) -> None:
    key = ALL[name].columns[0]
    if key.type is Type.TEXT and name != "people":
        row.setdefault(key.name, f"{name}-{number}")
    for column, value in DEFAULTS.get(name, {}).items():
        row.setdefault(column, value)
    for column in ALL[name].columns:
        if column.type is Type.TRUTH and column.name != "is_met_in_time":
            row.setdefault(column.name, False)
    if name == "records":
        row.setdefault("last_day", row.get("day"))
    if name == "deadlines":
        row["rule"] = rule if str(row["rule"]).startswith("deadlines-") else row["rule"]
        row.setdefault("is_met_in_time", row.get("met_on") is not None and row["met_on"] <= row["due_on"])
    if name == "notifications":
        _complete_notification(row)


def _complete_notification(row: Row) -> None:
    for moment, day in (("received_at", "received_on"), ("assessed_at", "assessed_on")):
        if row.get(moment) is not None:
            row.setdefault(day, row[moment].replace(tzinfo=UTC).astimezone(CLOCK).date())
        elif row.get(day) is not None:
            row[moment] = datetime.combine(row[day], datetime.min.time(), CLOCK).astimezone(UTC).replace(tzinfo=None) + timedelta(hours=12)


def told(figures: Mapping[str, Row], expected: str) -> str:
    """The figures of a cell, told in the words of the answer that was expected."""
    return ", ".join(_told(figures, word) for word in expected.split(", "))


def _told(figures: Mapping[str, Row], word: str) -> str:
    if not figures:
        return "nothing"
    if word in {"partial", "ok"}:
        return str(next(iter(figures.values()))["status"])
    measure, _, value = word.partition(" ")
    if " of " in word:
        measure = next(name for name in ("share", "rate") if name in figures)
        return f"{figures[measure]['part']} of {figures[measure]['whole']}"
    if not value:
        return _number(figures["count"])
    return f"{measure} {_number(figures[measure])}" if measure in figures else f"no {measure}"


def _number(figure: Row) -> str:
    return str(figure["status"]) if figure["value"] is None else f"{figure['value']:.6g}"
