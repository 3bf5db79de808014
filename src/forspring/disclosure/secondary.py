"""The rows that are withheld for the sake of others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pyarrow as pa

from forspring.disclosure import blocks
from forspring.disclosure.attacker import FREE, NEVER, Puzzle
from forspring.disclosure.cells import VALUE, WHOLE, Cells, Codes, Flags, Numbers
from forspring.disclosure.choice import DEAR, ENOUGH, Choice
from forspring.disclosure.earlier import Past
from forspring.disclosure.links import links
from forspring.disclosure.narrowing import beyond_help
from forspring.disclosure.primary import FEWEST_WORKERS
from forspring.disclosure.reading import AMOUNT, COUNTS, column, encode
from forspring.disclosure.shape import PEOPLE, STAFF
from forspring.disclosure.sums import Sums

TOLD = frozenset({"ok", "partial"})
TOTAL_COST = 8  # the whole is read by more people than its parts are; a year's or a day's is withheld only when nothing else helps
SIDES = frozenset({"part", "rest"})
YEAR_COST, QUARTER_COST, DAY_COST = 6, 2, 4
TURNS = (0, 0, 1, 2, 3)  # how the closed rule withholds more and more; what is left is searched
SPARSE = 100  # a total below this may have to be withheld for its parts
GRAIN = 20  # an amount is hidden when it may differ by this share of the smallest one


@dataclass(frozen=True)
class _Numbers:
    """Every number in its step, gaps last: its value, what the attacker knows of it, and whether it is told for good."""

    value: Numbers
    low: Numbers
    high: Numbers
    told: Flags
    needs: Flags


def withheld(figures: pa.Table, cells: Cells, past: Past, small: Flags, threshold: int) -> Flags:
    """The small rows, and as many more as keep three values possible for every number withheld."""
    row_cost = _row_cost(figures)
    gaps = len(past.sums.gap)
    value = np.round(np.concatenate([cells.value / _units(cells), past.sums.gap]))
    stays = np.concatenate([past.told | (_cost(cells, row_cost) >= NEVER), np.zeros(gaps, dtype=bool)])
    is_small = _is_small(cells, threshold)
    low, high = _bounds(cells, past.sums, value, stays, np.where(is_small, _limit(cells, threshold) - 1.0, np.inf))
    needs = np.concatenate([_needs(cells, is_small), np.zeros(gaps, dtype=bool)])
    numbers = _Numbers(value, low, high, np.concatenate([past.told, np.zeros(gaps, dtype=bool)]), needs)
    rows, hidden = _by_blocks(cells, past.sums, numbers, _with_all_that_tell(cells, is_small, small), row_cost)
    return _by_search(cells, past.sums, replace(numbers, needs=needs & ~hidden), rows, row_cost)


def _with_all_that_tell(cells: Cells, small_cells: Flags, rows: Flags) -> Flags:
    """The rows, and all others that tell one of the small numbers."""
    rows = rows.copy()
    rows[cells.row[small_cells[cells.cell]]] = True
    return rows


def _by_blocks(cells: Cells, sums: Sums, numbers: _Numbers, small: Flags, row_cost: Codes) -> tuple[Flags, Flags]:
    """The rows withheld by the closed rule, and the numbers that it hides."""
    tables = blocks.lay_out(cells, sums, links(cells))
    rows, hidden = small.copy(), np.zeros(len(cells), dtype=bool)
    loose = blocks.loose(cells, sums)
    for turn in range(len(TURNS) + 1):
        cost = np.where(numbers.told[: len(cells)], NEVER, _cost(cells, np.where(rows, FREE, row_cost)))
        unknown = cost == FREE
        up, down = blocks.rooms(sums, numbers.value, numbers.low, numbers.high, unknown)
        failing = unknown & numbers.needs[: len(cells)] & ~hidden
        hidden |= unknown & loose & (up + down >= ENOUGH)
        around = [table.around(failing) for table in tables]
        for table in around:
            hidden |= blocks.reach(table, up, down) >= ENOUGH
        failing &= ~hidden
        if turn == len(TURNS):
            break
        chosen = np.zeros(len(cells), dtype=bool)
        for table in around:
            chosen[blocks.more(table, failing, unknown, np.where(cost >= DEAR, np.inf, cost), TURNS[turn])] = True
        rows[cells.row[chosen[cells.cell]]] = True
    return rows, np.concatenate([hidden, np.zeros(len(sums.gap), dtype=bool)])


def _by_search(cells: Cells, sums: Sums, numbers: _Numbers, rows: Flags, row_cost: Codes) -> Flags:
    """The rows withheld, and those that the search finds."""
    columns = len(numbers.value)
    rows_of, cells_of = _lists(cells.cell, cells.row, columns), _lists(cells.row, cells.cell, len(rows))
    cost = np.concatenate([_cost(cells, np.where(rows, FREE, row_cost)), np.full(len(sums.gap), FREE)])
    puzzle = Puzzle(
        value=numbers.value.astype(np.int64).tolist(),
        low=numbers.low.tolist(),
        high=numbers.high.tolist(),
        sums_of=_pairs(sums.cell, sums.sum, sums.sign, columns),
        cells_of=_pairs(sums.sum, sums.cell, sums.sign, sums.count),
        cost=np.where(numbers.told, NEVER, cost).tolist(),
        sizes=np.bincount(sums.sum, minlength=sums.count).tolist(),
    )
    choice = Choice(puzzle, rows_of, cells_of, row_cost.tolist(), rows.tolist(), numbers.needs.tolist(), [set() for _ in range(columns)])
    choice.hide(cell for cell in _widest_first(cells) if puzzle.cost[cell] == FREE and numbers.needs[cell])
    return np.array(choice.withheld, dtype=bool)


def _cost(cells: Cells, row_cost: Codes) -> Codes:
    """What it would cost to withhold every row that tells the number."""
    total = np.bincount(cells.cell, weights=row_cost[cells.row], minlength=len(cells))
    return np.minimum(total, NEVER).astype(np.int64)


def _row_cost(figures: pa.Table) -> Codes:
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
    cost += is_total * np.where(is_long & (size >= SPARSE), DEAR, TOTAL_COST)
    is_told = np.array([text in TOLD for (text,) in statuses], dtype=bool)[status]
    is_count = np.array([text in COUNTS for (text,) in measures], dtype=bool)[measure]
    return np.where(is_told & ~(is_count & (size == 0)), cost, NEVER)


def _period_cost(period: str) -> int:
    return {len("2025"): YEAR_COST, len("2025-10-31"): DAY_COST}.get(len(period), QUARTER_COST if "Q" in period else 0)


def _limit(cells: Cells, threshold: int) -> Codes:
    """How many of its kind are no longer few."""
    return np.array([FEWEST_WORKERS if quantity.counted == STAFF else threshold for quantity in cells.quantities], dtype=np.int64)[
        cells.quantity
    ]


def _is_small(cells: Cells, threshold: int) -> Flags:
    """The numbers of people and staff that the rule withholds for their own sake."""
    sensitive = np.array([quantity.counted in {*PEOPLE, STAFF} and quantity.told_as != AMOUNT for quantity in cells.quantities], dtype=bool)
    return np.asarray(sensitive[cells.quantity] & (cells.value > 0) & (cells.value < _limit(cells, threshold)))


def _needs(cells: Cells, is_small: Flags) -> Flags:
    """The numbers that must be hidden when withheld: not 0, nor the large side of a share whose other side is small, nor its whole."""
    has_small = np.bincount(cells.row, weights=is_small[cells.cell]) > 0
    tells_own = cells.aspect == VALUE
    needed = np.zeros(len(cells), dtype=bool)
    needed[cells.cell[tells_own | ((cells.aspect != WHOLE) & ~has_small[cells.row])]] = True
    is_side = np.array([quantity.told_as in SIDES for quantity in cells.quantities], dtype=bool)[cells.quantity]
    beside_small = np.zeros(len(cells), dtype=bool)
    beside_small[cells.cell[has_small[cells.row]]] = True
    return np.asarray((cells.value != 0) & (is_small | (needed & ~(is_side & beside_small))))


def _bounds(cells: Cells, sums: Sums, value: Numbers, stays: Flags, high: Numbers) -> tuple[Numbers, Numbers]:
    """Between which numbers an attacker knows each number to lie if it is withheld, by the rule and by how it is counted.

    A count of 0 is never withheld; a share may be for its part or for its rest, so either may be 0.
    """
    is_amount = np.array([quantity.told_as == AMOUNT for quantity in cells.quantities], dtype=bool)[cells.quantity]
    is_side = np.array([quantity.told_as in SIDES for quantity in cells.quantities], dtype=bool)[cells.quantity]
    low = np.where(is_amount, np.where(_may_be_negative(cells), -np.inf, 0.0), np.where(is_side, 0.0, np.minimum(cells.value, 1.0)))
    low, high = np.concatenate([low, sums.low]), np.concatenate([high, sums.high])
    hopeless = beyond_help(sums, value, np.where(stays, value, low), np.where(stays, value, high), ENOUGH + 1)
    return low, np.where(hopeless & (np.arange(len(high)) < len(cells)), np.inf, high)


def _may_be_negative(cells: Cells) -> Flags:
    """Whether any number of the same quantity is below 0."""
    return np.asarray(np.bincount(cells.quantity, weights=cells.value < 0)[cells.quantity] > 0)


def _units(cells: Cells) -> Numbers:
    """The step in which a quantity is told: 1 for counts."""
    is_amount = np.array([quantity.told_as == AMOUNT for quantity in cells.quantities], dtype=bool)
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
    ends = [0, *np.cumsum(np.bincount(of, minlength=count)[:count]).tolist()]
    things = thing[order].tolist()
    return [things[first:last] for first, last in pairwise(ends)]


def _pairs(of: Codes, thing: Codes, sign: Codes, count: int) -> list[list[tuple[int, int]]]:
    """The things of each, with their signs."""
    return [list(zip(things, signs, strict=True)) for things, signs in zip(_lists(of, thing, count), _lists(of, sign, count), strict=True)]
