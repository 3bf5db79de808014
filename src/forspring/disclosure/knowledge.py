"""What is known of each number by somebody who reads the figures: its step, and between which bounds it lies when it is withheld.

They know the rule, but not why any one number was withheld: for its own sake, or for the sake of others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forspring.disclosure.cells import Cells, Flags, Numbers
from forspring.disclosure.reading import AMOUNT
from forspring.disclosure.sums import Sums

SIDES = frozenset({"part", "rest"})
GRAIN = 20  # an amount is hidden when it may differ by this share of the smallest one


@dataclass(frozen=True)
class Knowledge:
    """Every number in its step, the gaps of the sums last, and its bounds."""

    value: Numbers
    low: Numbers
    high: Numbers


def drawn_up(cells: Cells, sums: Sums) -> Knowledge:
    """A count of 0 is never withheld; a share may be for its part or for its rest, so either may be 0."""
    amount = is_told_as(cells, frozenset({AMOUNT}))
    value = np.round(np.concatenate([cells.value / _steps(cells, amount), sums.gap]))
    low = np.where(
        amount, np.where(_may_be_negative(cells), -np.inf, 0.0), np.where(is_told_as(cells, SIDES), 0.0, np.minimum(cells.value, 1.0))
    )
    return Knowledge(value, np.concatenate([low, sums.low]), np.concatenate([np.full(len(cells), np.inf), sums.high]))


def is_told_as(cells: Cells, kinds: frozenset[str]) -> Flags:
    """The cells whose quantity is told as one of these."""
    return np.array([quantity.told_as in kinds for quantity in cells.quantities], dtype=bool)[cells.quantity]


def _may_be_negative(cells: Cells) -> Flags:
    """Whether any number of the same quantity is below 0."""
    return np.asarray(np.bincount(cells.quantity, weights=cells.value < 0)[cells.quantity] > 0)


def _steps(cells: Cells, amount: Flags) -> Numbers:
    """The step in which a quantity is told: 1 for counts."""
    smallest = np.full(len(cells.quantities), np.inf)
    some = cells.value != 0
    np.minimum.at(smallest, cells.quantity[some], np.abs(cells.value[some]))
    step = smallest[cells.quantity]
    return np.where(amount & np.isfinite(step), step / GRAIN, 1.0)
