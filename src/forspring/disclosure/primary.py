"""Which rows are withheld for their own sake: they rest on too few."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from forspring.disclosure.cells import Flags, Numbers
from forspring.disclosure.reading import AMOUNT, COUNTS, column, encode
from forspring.disclosure.shape import PEOPLE, STAFF, Shape

TYPICAL = frozenset({"median", "mean", "p25", "p75"})
EXTREME = frozenset({"p90", "max", "longest"})
FEWEST_FOR_EXTREME = 10
FEWEST_WORKERS = 3


def withheld(figures: pa.Table, shapes: Mapping[str, Shape], threshold: int) -> Flags:
    """The rows that the rules withhold: counts, shares, middles, extremes, amounts and figures about staff."""
    kind, kinds = encode(figures, "indicator", "measure")
    measure = np.array([name for _, name in kinds], dtype=object)[kind]
    counted = np.array([shapes.get(indicator, Shape()).counted for indicator, _ in kinds], dtype=object)[kind]
    value, part, whole, rests_on = (column(figures, name) for name in ("value", "part", "whole", "n"))
    about_people, about_staff = np.isin(counted, list(PEOPLE)), counted == STAFF
    is_share, is_rate, has_part = measure == "share", measure == "rate", ~np.isnan(part)
    few = _few(rests_on, threshold)
    hidden = about_people & np.isin(measure, list(COUNTS)) & _few(value, threshold)
    hidden |= (is_share | is_rate) & has_part & _few(part, threshold)
    hidden |= is_share & has_part & _few(whole - part, threshold)
    hidden |= (is_share | is_rate) & ~has_part & few
    hidden |= is_share & ~has_part & (_few(np.round(value * rests_on), threshold) | _few(np.round((1 - value) * rests_on), threshold))
    hidden |= np.isin(measure, list(TYPICAL)) & few
    hidden |= np.isin(measure, list(EXTREME)) & _few(rests_on, max(FEWEST_FOR_EXTREME, threshold))
    hidden |= (measure == AMOUNT) & few
    hidden |= about_staff & _few(rests_on, FEWEST_WORKERS)
    return np.asarray(hidden & (about_people | about_staff | (measure == AMOUNT)))


def _few(number: Numbers, limit: int) -> Flags:
    """Some, but fewer than the limit; nothing is not few, and blank is unknown."""
    return np.asarray((number > 0) & (number < limit))
