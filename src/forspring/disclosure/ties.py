"""Numbers that everybody can see are the same: the only member of a breakdown that is not 0, and its whole.

A unit with one role, a year with one quarter in which anything happened. A 0 is always told, so whoever reads the one
reads the other; they are withheld together or told together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forspring.disclosure.cells import Cells, Codes
from forspring.disclosure.groups import joined
from forspring.disclosure.links import Links


@dataclass(frozen=True)
class Tellings:
    """Which row must be withheld before a number is unknown: row[i] for cell[i]."""

    row: Codes
    cell: Codes


def tellings(cells: Cells, found: Links) -> Tellings:
    """Every row with every number that can be read off it, its own and those tied to them."""
    knot = _knots(cells, found)
    tie = knot[cells.cell]
    order = np.argsort(knot, kind="stable")
    first, last = np.searchsorted(knot[order], tie, "left"), np.searchsorted(knot[order], tie, "right")
    times = last - first
    step = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    pair = np.unique(np.repeat(cells.row, times) * (len(cells) + 1) + order[np.repeat(first, times) + step])
    return Tellings(pair // (len(cells) + 1), pair % (len(cells) + 1))


def _knots(cells: Cells, found: Links) -> Codes:
    """For each cell the first of those it is tied to, itself when there are none."""
    some = cells.value[found.member] != 0
    alone = np.bincount(found.group, weights=some, minlength=1)[found.group] == 1
    same = some & alone & (cells.value[found.member] == cells.value[found.whole])
    return joined(len(cells), found.member[same], found.whole[same])
