"""Write a clean municipality of about so many rows, for the benchmarks: `python benchmarks/municipality.py FOLDER 1000000`."""

from __future__ import annotations

import sys
from pathlib import Path

from forspring.demo.municipality import Made, make

ROWS_PER_CHILD = 28.0


def of_rows(folder: Path, rows: int, *, deliveries: int = 1, clean: bool = True) -> Made:
    """A municipality whose newest deliveries hold about so many rows."""
    return make(folder, children=round(rows / ROWS_PER_CHILD), deliveries=deliveries, clean=clean)


if __name__ == "__main__":
    made = of_rows(Path(sys.argv[1]), int(sys.argv[2]))
    print(f"{sum(made.rows.values()):,} rows in {made.deliveries}")
