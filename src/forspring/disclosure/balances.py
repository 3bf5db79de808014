"""A stock moves by what starts and ends: stock(t1) = stock(t0) + started in (t0, t1] − last day in [t0, t1).

The year's flows are told for [t0 + 1, t1], so what ended on t1 itself is still in the stock and what ended on
t0 is not among the year's ended. How many these are is told nowhere; an attacker knows only that they are no
more than what ended in that month. That is the gap of the sum.
"""

from __future__ import annotations

import numpy as np

from forspring.disclosure.cells import NOWHERE, Cells, Codes, Numbers
from forspring.disclosure.sums import Sums

OF_START = frozenset({"activity", "provision", "step", "source", "unit", "role", "chief_area"})  # what a course keeps from its start
ROOM = 4  # a withheld month may be so much lower than it is


def write(sums: Sums, cells: Cells) -> Sums:
    """The sums, and one for every stock, place and year between two stock days."""
    codes = {quantity.name: code for code, quantity in enumerate(cells.quantities)}
    for stock, quantity in enumerate(cells.quantities):
        if quantity.balance and set(quantity.balance) <= codes.keys():
            started, ended = (codes[name] for name in quantity.balance)
            for day in sorted(cells.periods[code] for code in np.unique(cells.period[cells.quantity == stock]).tolist()):
                sums = _year(sums, cells, stock, started, ended, day)
    return sums


def _year(sums: Sums, cells: Cells, stock: int, started: int, ended: int, day: str) -> Sums:
    year, before = day[:4], f"{int(day[:4]) - 1}-12-31"
    if not {year, before} <= set(cells.periods):
        return sums
    places = np.array([at for at, place in enumerate(cells.places) if {name for name, _ in place} <= OF_START], dtype=np.int64)
    coordinates = ((stock, day), (stock, before), (started, year), (ended, year))
    found = np.stack([_find(cells, quantity, period, places) for quantity, period in coordinates])
    kept = (found != NOWHERE).any(axis=0)
    found, places = found[:, kept], places[kept]
    sign = np.array([[1], [-1], [-1], [1]])
    gap = (sign * _values(cells, found)).sum(axis=0)
    low = np.minimum(gap, -_ended_by(cells, ended, before, places))
    high = np.maximum(gap, _ended_by(cells, ended, day, places))
    which, order = np.nonzero(found != NOWHERE)
    sums = sums.and_also(order, found[which, order], sign[which, 0])
    return sums.and_gaps(len(cells), gap, low, high)


def _find(cells: Cells, quantity: int, period: str, places: Codes) -> Codes:
    code = cells.periods.index(period) if period in cells.periods else NOWHERE
    return cells.find(np.full(len(places), quantity), np.full(len(places), code), places)


def _values(cells: Cells, found: Codes) -> Numbers:
    return np.where(found == NOWHERE, 0.0, cells.value[found])


def _ended_by(cells: Cells, ended: int, day: str, places: Codes) -> Numbers:
    """How many may have ended on the day: no more than in the shortest written period around it."""
    month = int(day[5:7])
    for period in (day[:7], f"{day[:4]}-Q{(month + 2) // 3}", day[:4]):
        if period in cells.periods:
            most = _values(cells, _find(cells, ended, period, places))
            return np.where(most > ROOM, most - ROOM, np.minimum(most, 1.0))
    return np.zeros(len(places))
