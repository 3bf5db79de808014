"""The numbers behind the figures, each once, whichever rows tell it.

A row of a count tells one number; a row of a share tells its part, its rest and its whole. Two rows tell the
same number when their indicators name the same quantity for the same period, dimension and member. A number
is unknown to an attacker only when every row that tells it is withheld.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Place = tuple[tuple[str, str], ...]  # dimensions with their members: nothing for the total, one pair, or two
NOWHERE = -1
ASPECTS = ("value", "part", "rest", "whole")  # what a row may tell of itself
VALUE, PART, REST, WHOLE = range(4)
_MANY = 1 << 20  # more than there are periods or places


def key(quantity: Codes, period: Codes, place: Codes) -> Codes:
    """Coordinates as one number, in the cells' order."""
    return (quantity * _MANY + period) * _MANY + place


@dataclass(frozen=True)
class Quantity:
    """What a number is a number of; it adds up over the dimensions `parts`, and perhaps over time."""

    name: str
    told_as: str
    counted: str
    parts: frozenset[str]
    adds_over_time: bool
    balance: tuple[str, ...]


@dataclass(frozen=True)
class Cells:
    """The numbers as columns in the order of their coordinates, and which row tells which: `row[i]` tells `cell[i]` by its `aspect[i]`."""

    quantities: tuple[Quantity, ...]
    periods: tuple[str, ...]
    places: tuple[Place, ...]
    quantity: Codes
    period: Codes
    place: Codes
    value: Numbers
    row: Codes
    cell: Codes
    aspect: Codes

    def __len__(self) -> int:
        return len(self.value)

    def find(self, quantity: Codes, period: Codes, place: Codes) -> Codes:
        """The cells at these coordinates, NOWHERE where there is none."""
        if not len(self):
            return np.full(len(quantity), NOWHERE)
        own, wanted = key(self.quantity, self.period, self.place), key(quantity, period, place)
        wanted[(quantity < 0) | (period < 0) | (place < 0)] = NOWHERE
        spot = np.minimum(np.searchsorted(own, wanted), len(own) - 1)
        return np.where(own[spot] == wanted, spot, NOWHERE)
