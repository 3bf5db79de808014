"""Findings of a publication, for tests of what people do with them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

from forspring.casework.actions import findings

SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


def finding(
    row: int, delivery: date = SEPTEMBER, message: str = "Slutdato er 31-02-2025, som ikke er en dato.", **more: Any
) -> dict[str, Any]:
    """One row of findings.csv."""
    told = {"code": "unreadable_date", "severity": "mend", "source": "dubu", "delivery": delivery, "file": "dubu_ydelser", "row": row}
    return {**told, "field": "Slutdato", "message": message, **more}


def receive(*rows: dict[str, Any], days: tuple[date, ...] = (SEPTEMBER,)) -> None:
    """A publication that found the rows, after deliveries on the days."""
    schema = {
        "code": pa.string(),
        "severity": pa.string(),
        "source": pa.string(),
        "delivery": pa.date32(),
        "file": pa.string(),
        "row": pa.int64(),
    }
    told = [{**row, "stands": row["delivery"] == max(days)} for row in rows]
    found = pa.Table.from_pylist(told, pa.schema({**schema, "field": pa.string(), "message": pa.string(), "stands": pa.bool_()}))
    findings.receive(findings=found, by=None)
