"""Which sums an attacker can draw up over the figures.

A breakdown's members add up to the whole, a pair of dimensions to its margins, months to quarters and these to
years, part and rest to a whole. Where members overlap (a child in two
activities) they cover the whole and none exceeds it. Each is written as Σ sign × cell = 0; an inequality has
a **gap** in it: a number that is told nowhere, known only by its bounds. A sum that does not hold in the figures
is none that an attacker could use, and is left out. A cell that is not written is 0.

A stock and what started and ended make no sum here: the year's flows count its last day and the stock does too, and
how many ended on that one day is told nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from forspring.disclosure.cells import NOWHERE, PART, REST, WHOLE, Cells, Codes, Flags, Numbers
from forspring.disclosure.links import Links, links

WIDE = 20  # an inequality with more room than this is out of reach of the small changes that hide a number


@dataclass(frozen=True)
class Sums:
    """Sums as a sparse matrix; the columns after the cells are the gaps, each with its value and bounds."""

    sum: Codes
    cell: Codes
    sign: Codes
    gap: Numbers
    low: Numbers
    high: Numbers
    count: int = 0

    @classmethod
    def none(cls) -> Sums:
        """No sums at all."""
        whole, real = np.zeros(0, dtype=np.int64), np.zeros(0)
        return cls(whole, whole, whole, real, real, real)

    def and_also(self, sum_: Codes, cell: Codes, sign: Codes) -> Sums:
        """These sums and others, which are numbered from 0."""
        more = int(sum_.max(initial=-1)) + 1
        return replace(
            self,
            sum=np.concatenate([self.sum, sum_ + self.count]),
            cell=np.concatenate([self.cell, cell]),
            sign=np.concatenate([self.sign, sign]),
            count=self.count + more,
        )

    def and_gaps(self, cells: int, gap: Numbers, low: Numbers, high: Numbers) -> Sums:
        """These sums, with a gap in each of the last ones."""
        columns = cells + len(self.gap) + np.arange(len(gap))
        return replace(
            self,
            sum=np.concatenate([self.sum, self.count - len(gap) + np.arange(len(gap))]),
            cell=np.concatenate([self.cell, columns]),
            sign=np.concatenate([self.sign, np.full(len(gap), -1)]),
            gap=np.concatenate([self.gap, gap]),
            low=np.concatenate([self.low, low]),
            high=np.concatenate([self.high, high]),
        )


def draw_up(cells: Cells) -> Sums:
    """Every sum that holds in the figures."""
    found = links(cells)
    return _shares(_covered(_within(_exact(Sums.none(), cells, found), cells, found), cells, found), cells)


def broken(cells: Cells) -> list[str]:
    """The declared sums that do not hold, each by its whole."""
    found = links(cells)
    wholes = np.unique(found.whole[found.exact & ~holds(cells, found)]).tolist()
    return [
        f"{cells.quantities[cells.quantity[at]].name} {cells.periods[cells.period[at]]} {cells.places[cells.place[at]]}" for at in wholes
    ]


def _excess(cells: Cells, found: Links) -> Numbers:
    """For each link, by how much all members of its group exceed the whole."""
    return np.bincount(found.group, weights=cells.value[found.member])[found.group] - cells.value[found.whole]


def holds(cells: Cells, found: Links) -> Flags:
    """For each link, whether its members add up to the whole; amounts may be rounded."""
    rounding = np.where(cells.value % 1 != 0, 0.0051, 1e-6)[found.member]
    return np.asarray(np.abs(_excess(cells, found)) <= np.bincount(found.group, weights=rounding)[found.group])


def _exact(sums: Sums, cells: Cells, found: Links) -> Sums:
    return _of_groups(sums, found, found.exact & holds(cells, found))


def _covered(sums: Sums, cells: Cells, found: Links) -> Sums:
    """Overlapping members are together no less than the whole."""
    excess = _excess(cells, found)
    tight = ~found.exact & (excess >= 0) & (excess < WIDE)
    _, first = np.unique(found.group[tight], return_index=True)
    gap = excess[tight][first]
    return _of_groups(sums, found, tight).and_gaps(len(cells), gap, np.zeros(len(gap)), np.full(len(gap), np.inf))


def _within(sums: Sums, cells: Cells, found: Links) -> Sums:
    """An overlapping member is no more than the whole."""
    room = cells.value[found.whole] - cells.value[found.member]
    tight = np.flatnonzero(~found.exact & (room >= 0) & (room < WIDE))
    order, sign = np.arange(len(tight)), np.ones(len(tight), dtype=np.int64)
    cell = np.concatenate([found.whole[tight], found.member[tight]])
    sums = sums.and_also(np.concatenate([order, order]), cell, np.concatenate([sign, -sign]))
    return sums.and_gaps(len(cells), room[tight], np.zeros(len(tight)), np.full(len(tight), np.inf))


def _of_groups(sums: Sums, found: Links, which: Flags) -> Sums:
    """Members less whole, one sum for each group."""
    _, first, order = np.unique(found.group[which], return_index=True, return_inverse=True)
    cell = np.concatenate([found.member[which], found.whole[which][first]])
    sign = np.concatenate([np.ones(len(order), dtype=np.int64), np.full(len(first), -1)])
    return sums.and_also(np.concatenate([order, np.arange(len(first))]), cell, sign)


def _shares(sums: Sums, cells: Cells) -> Sums:
    """Part and rest are the whole, where another row tells the whole too."""
    rows = int(cells.row.max(initial=-1)) + 1
    told = np.full((4, rows), NOWHERE)
    told[cells.aspect, cells.row] = cells.cell
    part, rest, whole = told[[PART, REST, WHOLE]][:, (told[[PART, REST, WHOLE]] != NOWHERE).all(axis=0)]
    order, sign = np.arange(len(part)), np.ones(len(part), dtype=np.int64)
    return sums.and_also(np.tile(order, 3), np.concatenate([part, rest, whole]), np.concatenate([sign, sign, -sign]))
