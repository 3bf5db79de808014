"""From figures to what may be published of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.disclosure import primary, reading, secondary, sums
from forspring.disclosure.cells import Codes, Flags
from forspring.disclosure.earlier import recall
from forspring.disclosure.shape import Shape
from forspring.kernel.errors import WrongUseError

LOWEST_THRESHOLD = 3
WITHHELD = "withheld"
NUMBERS = ("value", "part", "whole")


def conceal(figures: pa.Table, shapes: Mapping[str, Shape], earlier: Sequence[pa.Table] = (), threshold: int = 5) -> pa.Table:
    """The figures without those that are small or would reveal one: their status is `withheld` and their numbers are blank.

    `n` is blank in every row: what may be told of it, the measure `n` tells.
    """
    if threshold < LOWEST_THRESHOLD:
        raise WrongUseError(f"Tærsklen for små tal er {threshold}, men må ikke være under {LOWEST_THRESHOLD}. Ret indstillingen.")
    order = _order(figures)
    hidden = np.empty(len(order), dtype=bool)
    hidden[order] = _withheld(figures.take(order), shapes, earlier, threshold)
    return _blanked(figures, hidden)


def _order(figures: pa.Table) -> Codes:
    """The rows in the order of what they are about, so that nothing hangs on the order in which they come."""
    return np.lexsort([reading.encode(figures, name)[0] for name in ("measure", "member", "dimension", "period", "indicator")])


def _withheld(figures: pa.Table, shapes: Mapping[str, Shape], earlier: Sequence[pa.Table], threshold: int) -> Flags:
    small = primary.withheld(figures, shapes, threshold)
    if not small.any() and not earlier:
        return small
    cells = reading.read(figures, shapes)
    if not len(cells):  # only middles, which hang together with nothing
        return small
    past = recall(figures, cells, sums.draw_up(cells), earlier, shapes)
    return secondary.withheld(figures, cells, past, small, threshold)


def broken_sums(figures: pa.Table, shapes: Mapping[str, Shape]) -> list[str]:
    """The sums that the shapes declare and the figures do not keep."""
    return sums.broken(reading.read(figures, shapes))


def _blanked(figures: pa.Table, withheld: Flags) -> pa.Table:
    hidden = pa.array(withheld)
    for name in (*NUMBERS, "status", "n"):
        field = figures.schema.field(name)
        blank = pa.scalar(WITHHELD if name == "status" else None, type=field.type)
        kept = pc.if_else(True if name == "n" else hidden, blank, figures[name])
        figures = figures.set_column(figures.schema.get_field_index(name), field, kept)
    return figures
