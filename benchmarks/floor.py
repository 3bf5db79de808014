"""The floor, `python -m benchmarks.floor DELIVERIES`: seconds of DuckDB merely parsing every cell, and of keeping the cells as text tables."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import duckdb

PARSED = "select max(columns(*)) from {file}"
KEPT = "create or replace table kept as from {file}"


def seconds(statement: str, deliveries: Path) -> float:
    """How long the statement takes for all files; the process and the engine have started before."""
    engine = duckdb.connect()
    start = time.perf_counter()
    for path in sorted(deliveries.rglob("*.csv")):
        engine.execute(statement.format(file=f"read_csv('{path}', delim = ';', header = true, all_varchar = true)")).fetchall()
    return time.perf_counter() - start


if __name__ == "__main__":
    print(*(seconds(statement, Path(sys.argv[1])) for statement in (PARSED, KEPT)))
