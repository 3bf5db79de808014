"""The result files: the same rows in the same order give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forspring.warehouse import DuckWarehouse

FIGURES = """
    select
        indicator, period, dimension, member, measure,
        case
            when value is null or isnan(value) then null
            when value = floor(value) and abs(value) < 1e15 then cast(cast(value as bigint) as varchar)
            else cast(round(value, 12) as varchar)
        end as value,
        part, whole, status
    from {table}
    order by indicator, period, dimension, member, measure
"""
ROWS = "select source, delivery, file, read, duplicates, loaded, set_aside from accounts order by source, delivery, file"
FINDINGS = """
    select code, severity, source, delivery, file, row, field, message
    from findings
    order by source, delivery, file, row, code, field, message
"""
PERSONS = "select source, file, row, person from persons order by source, file, row"


def figures(engine: DuckWarehouse, table: str, path: Path) -> None:
    """Write a table of figures as the command's contract says."""
    engine.write_csv(FIGURES.format(table=table), path)


def lists(engine: DuckWarehouse, folder: Path) -> None:
    """Write what became of every row, what is to be mended, and the person key behind each row."""
    engine.write_csv(ROWS, folder / "rows.csv")
    engine.write_csv(FINDINGS, folder / "findings.csv")
    engine.write_csv(PERSONS, folder / "persons.csv")


def record(contents: Mapping[str, Any], path: Path) -> None:
    """Write a record that people and programs can read."""
    path.write_text(json.dumps(contents, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
