"""The closed rule for the bulk: a dimension's members over the months of a year, over part and rest, or alone.

Every month's members add up to the month, every member's months to its quarter and these to its year. So one number
can rise by k when others in its line fall by k, and the other way round in another month; how far is read off the
rooms of the others in closed form, for all tables at once. Where it is not far enough, the member's other months in
the quarter are withheld, and those of the cheapest other member. What this does not settle is left to the search
(`choice`). Only numbers that stand in just these sums are moved; an inequality narrows their room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from forspring.disclosure.cells import NOWHERE, PART, REST, Cells, Codes, Flags, Numbers
from forspring.disclosure.links import BY_TIME, Links
from forspring.disclosure.sums import Sums, holds

FAR = 3.0  # no number needs more room
MONTHS = 12


@dataclass(frozen=True)
class Table:
    """Cells as block × line × member, NOWHERE where there is none; with months as lines, their quarters and years beside them."""

    grid: Codes
    quarter: Codes | None = None
    year: Codes | None = None

    def some(self, which: Codes) -> Table:
        """Some of the blocks."""
        return Table(self.grid[which], *(None if each is None else each[which] for each in (self.quarter, self.year)))

    def has(self, cells: Flags) -> Codes:
        """The blocks that hold one of the cells."""
        found = np.zeros(len(self.grid), dtype=bool)
        for grid in (self.grid, self.quarter, self.year):
            if grid is not None:
                found |= (cells[grid] & (grid != NOWHERE)).any(axis=(1, 2))
        return np.flatnonzero(found)


def lay_out(cells: Cells, sums: Sums, found: Links) -> tuple[Table, Table, Table]:
    """The tables of months, those of parts and rests, and those that stand alone."""
    use = found.exact & holds(cells, found)
    over_time, across = use & (found.label == BY_TIME), use & (found.label != BY_TIME)
    line, label = np.full(len(cells), NOWHERE), np.full(len(cells), NOWHERE)
    line[found.member[across]], label[found.member[across]] = found.group[across], found.label[across]
    is_member, is_whole = np.zeros(len(cells), dtype=np.int64), np.zeros(len(cells), dtype=np.int64)
    is_member[found.member[over_time]] = is_whole[found.whole[over_time]] = 1
    beside = np.bincount(sums.cell[~_has_gap(sums, len(cells))], minlength=len(cells))[: len(cells)] - 1 - is_member - is_whole
    free = (line != NOWHERE) & (beside == 0)
    timed = np.flatnonzero(free & (is_member + is_whole > 0))
    alone = np.flatnonzero(free & (is_member + is_whole == 0))
    months = _months(cells, timed, label)
    shares = _shares(cells, np.flatnonzero((line != NOWHERE) & (beside == 1) & (is_member + is_whole == 0)), label)
    return months, shares, Table(_grid(alone, _codes(line[alone]), np.zeros_like(alone), cells.place[alone]))


def _has_gap(sums: Sums, cells: int) -> Flags:
    """For each entry, whether its sum is an inequality."""
    return np.asarray((np.bincount(sums.sum, weights=sums.cell >= cells, minlength=sums.count) > 0)[sums.sum])


def _months(cells: Cells, chosen: Codes, label: Codes) -> Table:
    """Months, quarters and years of the same quantity, year and breakdown side by side."""
    years = _codes(np.array([int(text[:4]) for text in cells.periods], dtype=np.int64))
    block = _codes(cells.quantity[chosen], years[cells.period[chosen]], label[chosen])
    member = _within(block, cells.place[chosen])
    grids = []
    for lines, slot in ((MONTHS, _month), (4, _quarter), (1, _year)):
        slots = np.array([slot(text) for text in cells.periods], dtype=np.int64)[cells.period[chosen]]
        grid = np.full((int(block.max(initial=-1)) + 1, lines, int(member.max(initial=-1)) + 1), NOWHERE)
        here = slots != NOWHERE
        grid[block[here], slots[here], member[here]] = chosen[here]
        grids.append(np.repeat(grid, MONTHS // lines, axis=1))
    return Table(*grids)


def _month(period: str) -> int:
    return int(period[5:]) - 1 if len(period) == len("2025-10") and "Q" not in period else NOWHERE


def _quarter(period: str) -> int:
    return int(period[-1]) - 1 if "Q" in period else NOWHERE


def _year(period: str) -> int:
    return 0 if len(period) == len("2025") else NOWHERE


def _shares(cells: Cells, chosen: Codes, label: Codes) -> Table:
    """Part and rest as two lines: with the whole told, what one gains the other loses."""
    rows = int(cells.row.max(initial=-1)) + 1
    told = np.full((4, rows), NOWHERE)
    told[cells.aspect, cells.row] = cells.cell
    is_chosen = np.zeros(len(cells), dtype=bool)
    is_chosen[chosen] = True
    part, rest = told[[PART, REST]][:, (told[PART] != NOWHERE) & (told[REST] != NOWHERE)]
    both = is_chosen[part] & is_chosen[rest]
    part, rest = part[both], rest[both]
    block = _codes(cells.quantity[part], cells.period[part], label[part])
    lines = np.repeat([0, 1], len(part))
    return Table(_grid(np.concatenate([part, rest]), np.tile(block, 2), lines, np.tile(cells.place[part], 2)))


def _codes(*columns: Codes) -> Codes:
    """One number for each distinct combination."""
    code = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        _, code = np.unique(code * (int(column.max(initial=0)) + 1) + column, return_inverse=True)
    return code


def _grid(cell: Codes, block: Codes, line: Codes, member: Codes) -> Codes:
    """The cells in their places, lines and members numbered within the block."""
    column = _within(block, member)
    grid = np.full([int(each.max(initial=-1)) + 1 for each in (block, line, column)], NOWHERE)
    grid[block, line, column] = cell
    return grid


def _within(block: Codes, thing: Codes) -> Codes:
    """Things numbered from 0 within their block."""
    most = int(thing.max(initial=0)) + 1
    pairs, index = np.unique(block * most + thing, return_inverse=True)
    of = pairs // most
    return np.asarray((np.arange(len(pairs)) - np.searchsorted(of, of))[index], dtype=np.int64)


def rooms(sums: Sums, value: Numbers, low: Numbers, high: Numbers, unknown: Flags) -> tuple[Numbers, Numbers]:
    """How far each unknown cell can rise and fall by itself: its own bounds, and those of the gaps of its inequalities."""
    cells = len(unknown)
    up, down = (np.where(unknown, np.minimum(room[:cells], FAR), 0.0) for room in (high - value, value - low))
    loose = _has_gap(sums, cells)
    is_gap = loose & (sums.cell >= cells)
    gap = np.full(sums.count, NOWHERE)
    gap[sums.sum[is_gap]] = sums.cell[is_gap]
    entry = np.flatnonzero(loose & ~is_gap)
    mine, cell, rises = gap[sums.sum[entry]], sums.cell[entry], sums.sign[entry] > 0
    above, below = (high - value)[mine], (value - low)[mine]
    np.minimum.at(up, cell, np.where(rises, above, below))
    np.minimum.at(down, cell, np.where(rises, below, above))
    return up, down


def reach(table: Table, up: Numbers, down: Numbers) -> Numbers:
    """How many other values each cell of the table can take for sure, when each alone has these rooms."""
    rise, fall = np.zeros(len(up) + 1), np.zeros(len(up) + 1)  # the last takes what is NOWHERE
    for grids, forth, back in _ways(table, np.append(up, 0.0), np.append(down, 0.0)):
        further, nearer = _balanced(forth, back), _balanced(back, forth)
        for grid in grids:
            rise[grid], fall[grid] = np.maximum(rise[grid], further), np.maximum(fall[grid], nearer)
    return (rise + fall)[:-1]


def _ways(table: Table, up: Numbers, down: Numbers) -> Iterator[tuple[list[Codes], Numbers, Numbers]]:
    """The ways in which cells may change along their columns: which rise, how far up, and how far down instead."""
    up_, down_ = up[table.grid], down[table.grid]
    lines = table.grid.shape[1]
    if lines == 1:
        yield [table.grid[:, 0]], up_[:, 0], down_[:, 0]
    if table.quarter is not None and table.year is not None:
        to_quarter = np.minimum(up_, up[table.quarter]), np.minimum(down_, down[table.quarter])
        to_year = np.minimum(to_quarter[0], up[table.year]), np.minimum(to_quarter[1], down[table.year])
        for line in range(lines):
            yield [table.grid[:, line], table.quarter[:, line], table.year[:, line]], to_year[0][:, line], to_year[1][:, line]
    for first in range(lines):
        for second in range(lines):
            if first == second:
                continue
            if table.quarter is None or first // 3 == second // 3:
                grids, forth, back = [table.grid[:, first]], (up_, down_), (down_, up_)
            else:
                grids, forth, back = [table.grid[:, first], table.quarter[:, first]], to_quarter, to_quarter[::-1]
            yield grids, np.minimum(forth[0][:, first], forth[1][:, second]), np.minimum(back[0][:, first], back[1][:, second])


def _balanced(forth: Numbers, back: Numbers) -> Numbers:
    """How far each member can go when the others in its line go back as much."""
    return np.asarray(np.minimum(forth, back.sum(axis=-1, keepdims=True) - back))


def widen(table: Table, failing: Flags, unknown: Flags, cost: Numbers) -> Codes:
    """The cells to withhold next: the failing member's (in the quarter), and those of the cheapest other member beside it."""
    grid = table.grid if table.quarter is None else table.grid.reshape(-1, 3, table.grid.shape[2])
    laid = grid != NOWHERE
    fails = (failing[grid] & laid).any(axis=1)
    block = np.flatnonzero(fails.any(axis=1))
    grid, laid, fails = grid[block], laid[block], fails[block]
    open_ = laid & ~unknown[grid] & np.isfinite(cost[grid])
    price = np.where(open_, cost[grid], 0.0).sum(axis=1)
    price = np.where(fails | ~open_.any(axis=1), np.inf, price)
    chosen = fails.copy()
    if len(block):
        cheapest = price.argmin(axis=1)
        chosen[np.arange(len(block)), cheapest] |= np.isfinite(price[np.arange(len(block)), cheapest])
    return np.asarray(grid[open_ & chosen[:, None, :]], dtype=np.int64)
