"""The rows that are withheld for the sake of others."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from forspring.disclosure.attacker import FREE, NEVER, Puzzle
from forspring.disclosure.cells import Cells, Codes, Flags, Numbers
from forspring.disclosure.choice import ENOUGH, Choice, cell_cost
from forspring.disclosure.earlier import Past
from forspring.disclosure.narrowing import beyond_help
from forspring.disclosure.primary import FEWEST_WORKERS
from forspring.disclosure.reading import AMOUNT, COUNTS, column, encode
from forspring.disclosure.shape import PEOPLE, STAFF
from forspring.disclosure.sums import Sums

TOLD = frozenset({"ok", "partial"})
TOTAL_COST = 8  # the whole is read by more people than its parts are
PERIOD_COST = {len("2025"): 6, len("2025-Q3"): 2, len("2025-10-31"): 4}
GRAIN = 20  # an amount is hidden when it may differ by this share of the smallest one


def withheld(figures: pa.Table, cells: Cells, past: Past, small: Flags, threshold: int) -> Flags:
    """The small rows, and as many more as keep three values possible for every number withheld."""
    sums = past.sums
    is_withheld, row_cost = small.tolist(), _row_cost(figures).tolist()
    columns = len(cells) + len(sums.gap)
    rows_of, cells_of = _lists(cells.cell, cells.row, columns), _lists(cells.row, cells.cell, len(figures))
    value = np.round(np.concatenate([cells.value / _units(cells), sums.gap]))
    cost = [cell_cost(cell, rows_of, row_cost, is_withheld) for cell in range(columns)]
    for cell in np.flatnonzero(past.told).tolist():
        cost[cell] = NEVER
    low, high = _bounds(cells, sums, value, np.array(cost) == NEVER, threshold)
    puzzle = Puzzle(
        value=value.astype(np.int64).tolist(),
        low=low.tolist(),
        high=high.tolist(),
        sums_of=_pairs(sums.cell, sums.sum, sums.sign, columns),
        cells_of=_pairs(sums.sum, sums.cell, sums.sign, sums.count),
        cost=cost,
    )
    needs = [*(cells.value != 0).tolist(), *[False] * len(sums.gap)]
    choice = Choice(puzzle, rows_of, cells_of, row_cost, is_withheld, needs, [set() for _ in range(columns)])
    choice.hide(cell for cell in _widest_first(cells) if cost[cell] == FREE)
    return np.array(is_withheld, dtype=bool)


def _row_cost(figures: pa.Table) -> Codes:
    """What it costs the reader that a row is withheld: more for large numbers, wholes and long periods; a 0 always stays."""
    period, periods = encode(figures, "period")
    spot, spots = encode(figures, "dimension")
    status, statuses = encode(figures, "status")
    measure, measures = encode(figures, "measure")
    size = np.fmax(np.abs(column(figures, "value")), np.nan_to_num(column(figures, "whole")))
    cost = 1 + np.log2(1 + np.nan_to_num(size)).astype(np.int64)
    cost += np.array([PERIOD_COST.get(len(text), 0) for (text,) in periods], dtype=np.int64)[period]
    cost += np.array([0 if text else TOTAL_COST for (text,) in spots], dtype=np.int64)[spot]
    is_told = np.array([text in TOLD for (text,) in statuses], dtype=bool)[status]
    is_count = np.array([text in COUNTS for (text,) in measures], dtype=bool)[measure]
    return np.where(is_told & ~(is_count & (size == 0)), cost, NEVER)


def _bounds(cells: Cells, sums: Sums, value: Numbers, stays: Flags, threshold: int) -> tuple[Numbers, Numbers]:
    """Between which numbers an attacker knows each withheld number to lie, by the rule and by how it is counted."""
    counted = np.array([quantity.counted for quantity in cells.quantities])[cells.quantity]
    is_amount = np.array([quantity.told_as == AMOUNT for quantity in cells.quantities])[cells.quantity]
    limit = np.where(counted == STAFF, FEWEST_WORKERS, threshold)
    is_small = np.isin(counted, [*PEOPLE, STAFF]) & ~is_amount & (cells.value > 0) & (cells.value < limit)
    low = np.where(is_amount, np.where(_may_be_negative(cells), -np.inf, 0.0), np.minimum(cells.value, 1.0))
    high = np.where(is_small, limit - 1.0, np.inf)
    low, high = np.concatenate([low, sums.low]), np.concatenate([high, sums.high])
    hopeless = beyond_help(sums, np.where(stays, value, low), np.where(stays, value, high), ENOUGH + 1)
    return low, np.where(hopeless & (np.arange(len(high)) < len(cells)), np.inf, high)


def _may_be_negative(cells: Cells) -> Flags:
    """Whether any number of the same quantity is below 0."""
    return np.asarray(np.bincount(cells.quantity, weights=cells.value < 0)[cells.quantity] > 0)


def _units(cells: Cells) -> Numbers:
    """The step in which a quantity is told: 1 for counts."""
    is_amount = np.array([quantity.told_as == AMOUNT for quantity in cells.quantities])
    smallest = np.full(len(cells.quantities), np.inf)
    some = cells.value != 0
    np.minimum.at(smallest, cells.quantity[some], np.abs(cells.value[some]))
    return np.where(is_amount & np.isfinite(smallest), smallest / GRAIN, 1.0)[cells.quantity]


def _widest_first(cells: Cells) -> list[int]:
    """The cells, years before months and wholes before parts: what is withheld above must be hidden below."""
    length = np.array([{4: 0, 10: 1, 7: 2}.get(len(text), 3) - ("Q" in text) for text in cells.periods])[cells.period]
    depth = np.array([len(place) for place in cells.places])[cells.place]
    return [int(cell) for cell in np.lexsort((np.arange(len(cells)), depth, length))]


def _lists(of: Codes, thing: Codes, count: int) -> list[list[int]]:
    """The things of each."""
    order = np.argsort(of, kind="stable")
    ends = np.cumsum(np.bincount(of, minlength=count)).tolist()
    things = thing[order].tolist()
    return [things[first:last] for first, last in zip([0, *ends[:-1]], ends, strict=True)]


def _pairs(of: Codes, thing: Codes, sign: Codes, count: int) -> list[list[tuple[int, int]]]:
    """The things of each, with their signs."""
    return [list(zip(things, signs, strict=True)) for things, signs in zip(_lists(of, thing, count), _lists(of, sign, count), strict=True)]
