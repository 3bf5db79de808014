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

from forspring.disclosure.cells import NOWHERE, Cells, Codes, Flags, Numbers
from forspring.disclosure.links import BY_TIME, Links
from forspring.disclosure.sums import Sums, holds

FAR = 3.0  # no number needs more room
MONTHS, SHARES, ALONE = 12, 2, 1  # kinds of table, by how many lines they have


@dataclass(frozen=True)
class Grid:
    """Cells as block × line × member, NOWHERE where there is none; with months as lines, their quarters and years beside them."""

    cell: Codes
    quarter: Codes | None = None
    year: Codes | None = None

    def some(self, which: Codes) -> Grid:
        """Some of the blocks."""
        return Grid(self.cell[which], *(None if each is None else each[which] for each in (self.quarter, self.year)))

    def has(self, cells: Flags) -> Flags:
        """Whether each block holds one of the cells."""
        layers = (each for each in (self.cell, self.quarter, self.year) if each is not None)
        return np.asarray(np.logical_or.reduce([(np.append(cells, False)[each]).any(axis=(1, 2)) for each in layers]))


@dataclass(frozen=True)
class Table:
    """The members of breakdowns, and the wholes that they add up to: block `b` breaks the whole `whole_of[b]` down."""

    members: Grid
    wholes: Grid
    whole_of: Codes

    def around(self, cells: Flags) -> Table:
        """The wholes that any of the cells has to do with, and all their breakdowns."""
        kept = self.wholes.has(cells)
        kept[self.whole_of[self.members.has(cells)]] = True
        blocks = np.flatnonzero(kept[self.whole_of])
        return Table(self.members.some(blocks), self.wholes.some(np.flatnonzero(kept)), (np.cumsum(kept) - 1)[self.whole_of[blocks]])


def lay_out(cells: Cells, sums: Sums, found: Links) -> tuple[Table, ...]:
    """The tables of months, those of parts and rests, and those that stand alone."""
    count = len(cells)
    use = found.exact & holds(cells, found)
    over_time, across = use & (found.label == BY_TIME), np.flatnonzero(use & (found.label != BY_TIME))
    label, whole = np.full(count, NOWHERE), np.full(count, NOWHERE)
    label[found.member[across]], whole[found.member[across]] = found.label[across], found.whole[across]
    timed = np.zeros(count, dtype=np.int64)
    for cell in (found.member[over_time], found.whole[over_time]):
        timed[np.unique(cell)] += 1
    stands_in = np.bincount(sums.cell[~_has_gap(sums, count)], minlength=count)[:count]
    beside = stands_in - 1 - timed
    beside[label == NOWHERE] = NOWHERE
    chosen = (
        np.flatnonzero((beside == 0) & (timed > 0)),
        np.flatnonzero((beside == 1) & (timed == 0)),
        np.flatnonzero((beside == 0) & (timed == 0)),
    )
    broken_down = np.bincount(found.whole[across][np.unique(found.group[across], return_index=True)[1]], minlength=count)
    top = stands_in - broken_down - timed
    return tuple(
        _table(cells, kind, members, label, whole, broken_down, top) for kind, members in zip((MONTHS, SHARES, ALONE), chosen, strict=True)
    )


def _table(cells: Cells, kind: int, members: Codes, label: Codes, whole: Codes, broken_down: Codes, top: Codes) -> Table:
    """Members beside the others of their breakdown, in lines: the months of a year, part and rest, or just one."""
    if kind == SHARES:
        members = _in_pairs(cells, members)
    time = np.array([int(text[:4]) if kind == MONTHS else code for code, text in enumerate(cells.periods)], dtype=np.int64)
    share, line = _share_and_line(cells, kind)
    owner = _codes(share[members], time[cells.period[members]], cells.place[whole[members]])
    block = _codes(owner, label[members])
    first = np.unique(block, return_index=True)[1]
    grid = _grid(cells, kind, members, block, _within(block, cells.place[members]), line)
    wholes, at = np.unique(whole[members], return_index=True)
    # A whole goes along only when each of its breakdowns is laid out here and it stands in nothing else.
    laid_out = np.bincount(owner[first])[owner[at]] >= broken_down[wholes]
    movable = (top[wholes] == (kind == SHARES)) & laid_out
    totals = _grid(cells, kind, wholes[movable], owner[at][movable], np.zeros_like(wholes[movable]), line, int(owner.max(initial=-1)) + 1)
    return Table(grid, totals, owner[first])


def _share_and_line(cells: Cells, kind: int) -> tuple[Codes, Codes]:
    """For each cell what its table is of, and its line; the rest of a share is the second line of its part's table."""
    line = np.zeros(len(cells), dtype=np.int64)
    if kind != SHARES:
        return cells.quantity, line
    part_of = {quantity.name: code for code, quantity in enumerate(cells.quantities)}
    part = np.array(
        [part_of.get(quantity.name.removesuffix(".rest"), code) for code, quantity in enumerate(cells.quantities)], dtype=np.int64
    )
    return part[cells.quantity], (part[cells.quantity] != cells.quantity).astype(np.int64)


def _in_pairs(cells: Cells, members: Codes) -> Codes:
    """The parts and rests of which both are among them."""
    share, line = _share_and_line(cells, SHARES)
    key = _codes(share[members], cells.period[members], cells.place[members])
    both = (
        (np.bincount(key, weights=line[members] == 0) > 0) & (np.bincount(key, weights=line[members] == 1) > 0)
        if len(members)
        else np.zeros(0, dtype=bool)
    )
    return members[both[key]] if len(members) else members


def _grid(cells: Cells, kind: int, chosen: Codes, block: Codes, member: Codes, line: Codes, blocks: int = 0) -> Grid:
    """The cells in their places."""
    shape = (max(blocks, int(block.max(initial=-1)) + 1), kind, int(member.max(initial=-1)) + 1)
    if kind != MONTHS:
        grid = np.full(shape, NOWHERE)
        grid[block, line[chosen], member] = chosen
        return Grid(grid)
    layers = []
    for lines, slot in ((MONTHS, _month), (4, _quarter), (1, _year)):
        slots = np.array([slot(text) for text in cells.periods], dtype=np.int64)[cells.period[chosen]]
        grid = np.full((shape[0], lines, shape[2]), NOWHERE)
        here = slots != NOWHERE
        grid[block[here], slots[here], member[here]] = chosen[here]
        layers.append(np.repeat(grid, MONTHS // lines, axis=1))
    return Grid(*layers)


def _month(period: str) -> int:
    return int(period[5:]) - 1 if len(period) == len("2025-10") and "Q" not in period else NOWHERE


def _quarter(period: str) -> int:
    return int(period[-1]) - 1 if "Q" in period else NOWHERE


def _year(period: str) -> int:
    return 0 if len(period) == len("2025") else NOWHERE


def _codes(*columns: Codes) -> Codes:
    """One number for each distinct combination."""
    code = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        _, code = np.unique(code * (int(column.max(initial=0)) + 1) + column, return_inverse=True)
    return code


def _within(block: Codes, thing: Codes) -> Codes:
    """Things numbered from 0 within their block."""
    most = int(thing.max(initial=0)) + 1
    pairs, index = np.unique(block * most + thing, return_inverse=True)
    of = pairs // most
    return np.asarray((np.arange(len(pairs)) - np.searchsorted(of, of))[index], dtype=np.int64)


def _has_gap(sums: Sums, cells: int) -> Flags:
    """For each entry, whether its sum is an inequality."""
    return np.asarray((np.bincount(sums.sum, weights=sums.cell >= cells, minlength=sums.count) > 0)[sums.sum])


def loose(cells: Cells, sums: Sums) -> Flags:
    """The cells that stand in no sum but inequalities."""
    exact = ~_has_gap(sums, len(cells))
    return np.asarray(np.bincount(sums.cell[exact], minlength=len(cells))[: len(cells)] == 0)


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
    up, down = np.append(up, 0.0), np.append(down, 0.0)  # the last is NOWHERE's
    rise, fall = np.zeros_like(up), np.zeros_like(down)
    for (cells, forth, back), (wholes, whole_forth, whole_back) in zip(
        _ways(table.members, up, down), _ways(table.wholes, up, down), strict=True
    ):
        lift, drop = _with_all_breakdowns(table, whole_forth, forth), _with_all_breakdowns(table, whole_back, back)
        further, nearer = _balanced(forth, back, lift[table.whole_of]), _balanced(back, forth, drop[table.whole_of])
        for layers, high, low in ((cells, further, nearer), (wholes, lift, drop)):
            for layer in layers:
                rise[layer] = np.maximum(rise[layer], high)  # but for NOWHERE, a cell is in a layer once
                fall[layer] = np.maximum(fall[layer], low)
    return (rise + fall)[:-1]


def _with_all_breakdowns(table: Table, whole: Numbers, members: Numbers) -> Numbers:
    """How far each whole can go when members of every breakdown of it go along."""
    along = np.full(len(whole), np.inf)
    np.minimum.at(along, table.whole_of, members.sum(axis=-1))
    return np.minimum(whole, along[:, None]) if whole.shape[1] else np.zeros((len(whole), 1))


def _ways(grid: Grid, up: Numbers, down: Numbers) -> Iterator[tuple[list[Codes], Numbers, Numbers]]:
    """The ways in which cells may change along their columns: which rise, how far up, and how far down instead."""
    risen, fallen = up[grid.cell], down[grid.cell]
    lines = grid.cell.shape[1]
    if lines == 1:
        yield [grid.cell[:, 0]], risen[:, 0], fallen[:, 0]
    over_quarter = risen, fallen
    if grid.quarter is not None and grid.year is not None:
        over_quarter = np.minimum(risen, up[grid.quarter]), np.minimum(fallen, down[grid.quarter])
        over_year = np.minimum(over_quarter[0], up[grid.year]), np.minimum(over_quarter[1], down[grid.year])
        for line in range(lines):
            yield [grid.cell[:, line], grid.quarter[:, line], grid.year[:, line]], over_year[0][:, line], over_year[1][:, line]
    for first in range(lines):
        for second in range(lines):
            if first == second:
                continue
            layers = [grid.cell[:, first]]
            rises, falls = risen, fallen
            if grid.quarter is not None and first // 3 != second // 3:
                layers, (rises, falls) = [*layers, grid.quarter[:, first]], over_quarter
            yield layers, np.minimum(rises[:, first], falls[:, second]), np.minimum(falls[:, first], rises[:, second])


def _balanced(forth: Numbers, back: Numbers, lift: Numbers) -> Numbers:
    """How far each member can go when the others in its line go back, or the whole goes along."""
    return np.asarray(np.minimum(forth, back.sum(axis=-1, keepdims=True) - back + lift))


def more(table: Table, failing: Flags, unknown: Flags, cost: Numbers, turn: int) -> Codes:
    """The cells to withhold next. In turns: the failing members' and the cheapest others' in the quarter; the wholes of the quarter;

    the same over the whole year with its quarters; the wholes of the year.
    """
    failing, can = np.append(failing, False), np.append(~unknown & np.isfinite(cost), False)
    price = np.append(np.where(np.isfinite(cost), cost, 0.0), 0.0)
    members = _layers(table.members, by_year=turn >= 2)
    if turn % 2 == 0:
        return _failing_and_cheapest(members, failing, can, price)
    wholes = _layers(table.wholes, by_year=turn >= 2)
    if not wholes.shape[2]:
        return np.zeros(0, dtype=np.int64)
    per_whole = len(wholes) // max(len(table.wholes.cell), 1)
    fails: Flags = _any(failing[wholes], (1, 2))
    owner = (table.whole_of[:, None] * per_whole + np.arange(per_whole)).ravel()
    fails[owner[_any(failing[members], (1, 2))]] = True
    return np.asarray(wholes[can[wholes] & fails[:, None, None]], dtype=np.int64)


def _layers(grid: Grid, *, by_year: bool) -> Codes:
    """The cells of each block as lines × members: a quarter's months, or a year's months with quarters and year."""
    if grid.quarter is None or grid.year is None:
        return grid.cell
    if by_year:
        return np.concatenate([grid.cell, grid.quarter, grid.year], axis=1)
    return grid.cell.reshape(len(grid.cell) * 4, 3, grid.cell.shape[2])


def _failing_and_cheapest(grid: Codes, failing: Flags, can: Flags, price: Numbers) -> Codes:
    fails = _any(failing[grid], 1)
    block = np.flatnonzero(_any(fails, 1))
    grid, fails = grid[block], fails[block]
    total = np.where(can[grid], price[grid], 0.0).sum(axis=1)
    total = np.where(fails | ~_any(can[grid], 1), np.inf, total)
    chosen = fails.copy()
    if len(block):
        cheapest = total.argmin(axis=1)
        chosen[np.arange(len(block)), cheapest] |= np.isfinite(total[np.arange(len(block)), cheapest])
    return np.asarray(grid[can[grid] & chosen[:, None, :]], dtype=np.int64)


def _any(flags: Flags, axis: int | tuple[int, ...]) -> Flags:
    return np.asarray(np.logical_or.reduce(flags, axis=axis), dtype=bool)
