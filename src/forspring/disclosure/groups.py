"""What hangs together: things that pairs join, directly or by way of others."""

from __future__ import annotations

import numpy as np

from forspring.disclosure.cells import Codes


def joined(count: int, one: Codes, other: Codes) -> Codes:
    """For each of the things the first of all that it hangs together with, itself when it is alone."""
    first = np.arange(count)
    while len(one) and (first[one] != first[other]).any():
        least = np.minimum(first[one], first[other])
        for side in (one, other):
            np.minimum.at(first, first[side], least)
            np.minimum.at(first, side, least)
        first = first[first]
    return first
