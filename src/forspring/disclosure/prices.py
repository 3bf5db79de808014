"""What it costs the reader that a row is withheld."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from forspring.disclosure.cells import Codes
from forspring.disclosure.reading import COUNTS, column, encode

FREE, NEVER = 0, 1 << 30
DEAR, DEAREST = 100, 10_000  # rows that are withheld only when nothing else helps: the totals of months and quarters, and of years and days
TOLD = frozenset({"ok", "partial"})
TOTAL_COST = 8  # the whole is read by more people than its parts are
YEAR_COST, QUARTER_COST, DAY_COST = 6, 2, 4
SPARSE = 30  # a total below this may have to be withheld for its parts


def of_rows(figures: pa.Table) -> Codes:
    """What it costs the reader that a row is withheld: more for large numbers, wholes and long periods; a 0 always stays."""
    period, periods = encode(figures, "period")
    spot, spots = encode(figures, "dimension")
    status, statuses = encode(figures, "status")
    measure, measures = encode(figures, "measure")
    size = np.fmax(np.abs(column(figures, "value")), np.nan_to_num(column(figures, "whole")))
    cost = 1 + np.log2(1 + np.nan_to_num(size)).astype(np.int64)
    cost += np.array([_period_cost(text) for (text,) in periods], dtype=np.int64)[period]
    is_total = np.array([not text for (text,) in spots], dtype=bool)[spot]
    is_long = np.array([len(text) in {len("2025"), len("2025-10-31")} for (text,) in periods], dtype=bool)[period]
    cost += is_total * np.where(size >= SPARSE, np.where(is_long, DEAREST, DEAR), TOTAL_COST)
    is_told = np.array([text in TOLD for (text,) in statuses], dtype=bool)[status]
    is_count = np.array([text in COUNTS for (text,) in measures], dtype=bool)[measure]
    return np.where(is_told & ~(is_count & (size == 0)), cost, NEVER)


def _period_cost(period: str) -> int:
    return {len("2025"): YEAR_COST, len("2025-10-31"): DAY_COST}.get(len(period), QUARTER_COST if "Q" in period else 0)
