"""How far the sums alone narrow a number down, even if every row were withheld that can be.

A year whose three months had one each cannot be less than 3, and by the rule not more than 4, whatever else is
withheld. Where the rule leaves fewer than three values in this way, what hides the number is that nobody can
see why it was withheld: a number of 5 or more, withheld for the sake of others, looks the same.
"""

from __future__ import annotations

import numpy as np

from forspring.disclosure.cells import Flags, Numbers
from forspring.disclosure.sums import Sums

ROUNDS = 6  # month, quarter, year and back


def beyond_help(sums: Sums, value: Numbers, low: Numbers, high: Numbers, values: int) -> Flags:
    """The numbers that have fewer possible values than this when each lies between its bounds and every sum holds."""
    comes_to = np.bincount(sums.sum, weights=sums.sign * value[sums.cell], minlength=sums.count)[sums.sum].astype(np.float64)
    for _ in range(ROUNDS):
        low, high = _narrowed(sums, comes_to, low, high)
    return np.asarray(high - low < values - 1)


def _narrowed(sums: Sums, comes_to: Numbers, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """Each bound, where a sum says more: sign × number = what the sum comes to − all the others in it."""
    rises = sums.sign > 0
    least = np.where(rises, low[sums.cell], -high[sums.cell])
    most = np.where(rises, high[sums.cell], -low[sums.cell])
    others_least, others_most = _others(sums, least), -_others(sums, -most)
    new_low, new_high = low.copy(), high.copy()
    np.maximum.at(new_low, sums.cell, np.where(rises, comes_to - others_most, others_least - comes_to))
    np.minimum.at(new_high, sums.cell, np.where(rises, comes_to - others_least, others_most - comes_to))
    return new_low, new_high


def _others(sums: Sums, bound: Numbers) -> Numbers:
    """For each entry, the sum of the bounds of the other entries; an infinite one among them makes it infinite."""
    finite = np.isfinite(bound)
    total = np.bincount(sums.sum, weights=np.where(finite, bound, 0.0), minlength=sums.count)
    infinite = np.bincount(sums.sum, weights=~finite, minlength=sums.count)
    alone = infinite[sums.sum] - ~finite
    return np.where(alone > 0, -np.inf, total[sums.sum] - np.where(finite, bound, 0.0))
