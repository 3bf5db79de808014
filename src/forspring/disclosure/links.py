"""Which cell is a member of which: by the dimensions of its place, and by the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from forspring.disclosure.cells import NOWHERE, Cells, Codes, Flags, Place, Quantity

BY_TIME = 0


@dataclass(frozen=True)
class Links:
    """Members and their wholes; those with the same `group` make one breakdown of one whole, by `label`. `exact` when they add up to it."""

    member: Codes
    whole: Codes
    group: Codes
    exact: Flags
    label: Codes


def links(cells: Cells) -> Links:
    """Every membership among the cells whose whole is told."""
    member, whole, label, exact = (np.concatenate(each) for each in zip(_by_dimension(cells), _by_time(cells), strict=True))
    told = whole != NOWHERE
    _, group = np.unique(whole[told] * (int(label.max(initial=0)) + 1) + label[told], return_inverse=True)
    return Links(member[told], whole[told], group, exact[told].astype(bool), label[told])


def _by_dimension(cells: Cells) -> tuple[Codes, Codes, Codes, Codes]:
    spots, spot = np.unique(np.stack([cells.quantity, cells.place]), axis=1, return_inverse=True)
    spots, spot = spots.T, spot.ravel()
    places = {place: code for code, place in enumerate(cells.places)}
    broken_down: dict[tuple[int, tuple[str, ...]], list[set[str]]] = {}
    for quantity, place in spots.tolist():
        where = cells.places[place]
        for members, (_, member) in zip(
            broken_down.setdefault((quantity, tuple(name for name, _ in where)), [set() for _ in where]), where, strict=True
        ):
            members.add(member)
    labels: dict[object, int] = {}
    found: list[tuple[int, int, int, int]] = []  # spot, place of the whole, label, exact
    for at, (quantity, where) in enumerate(spots.tolist()):
        for above, label, is_exact in _wholes(cells.quantities[quantity], cells.places[where], quantity, broken_down):
            found.append((at, places.get(above, NOWHERE), 1 + labels.setdefault(label, len(labels)), is_exact))
    of_spot = np.array(found, dtype=np.int64).reshape(-1, 4)
    member, which = _joined(spot, of_spot[:, 0])
    whole = cells.find(cells.quantity[member], cells.period[member], of_spot[which, 1])
    return member, whole, of_spot[which, 2], of_spot[which, 3]


def _joined(spot: Codes, wanted: Codes) -> tuple[Codes, Codes]:
    """Every pair of a position in `spot` and one in `wanted` that are equal; `wanted` is sorted."""
    first, last = np.searchsorted(wanted, spot, "left"), np.searchsorted(wanted, spot, "right")
    times = last - first
    member = np.repeat(np.arange(len(spot)), times)
    return member, np.arange(len(member)) - np.repeat(np.cumsum(times) - times, times) + np.repeat(first, times)


def _wholes(
    quantity: Quantity, place: Place, code: int, broken_down: Mapping[tuple[int, tuple[str, ...]], list[set[str]]]
) -> Iterable[tuple[Place, object, bool]]:
    """The places that this place is a member of, by which breakdown, and whether those members add up.

    `broken_down` is by which dimensions the quantity is, with the members of each. A pair of dimensions of which only some members
    are told (a share of one type of assessment) does not add up over that dimension.
    """
    names = tuple(name for name, _ in place)
    if len(place) == 1 and (names[0] in quantity.parts or quantity.told_as == "count"):
        yield (), names, names[0] in quantity.parts
    if len(place) != 2:
        return
    margins = [at for at in (0, 1) if (code, names[at : at + 1]) in broken_down]
    for at in margins:
        others = broken_down.get((code, names[1 - at : 2 - at]), [set()])[0]
        if names[1 - at] in quantity.parts and others <= broken_down[code, names][1 - at]:
            yield place[at : at + 1], (names, at), True
    if not margins and quantity.parts.issuperset(names):
        yield (), names, True


def _by_time(cells: Cells) -> tuple[Codes, Codes, Codes, Codes]:
    """Months in quarters, quarters in years; different children of the months cover those of the quarter."""
    periods = {text: code for code, text in enumerate(cells.periods)}
    longer = np.array([periods.get(_longer(text), NOWHERE) for text in cells.periods], dtype=np.int64)
    adds = np.array([quantity.adds_over_time for quantity in cells.quantities], dtype=np.int64)
    is_count = np.array([quantity.told_as == "count" for quantity in cells.quantities], dtype=bool)
    member = np.flatnonzero((longer[cells.period] != NOWHERE) & ((adds[cells.quantity] == 1) | is_count[cells.quantity]))
    whole = cells.find(cells.quantity[member], longer[cells.period[member]], cells.place[member])
    return member, whole, np.full(len(member), BY_TIME), adds[cells.quantity[member]]


def _longer(period: str) -> str:
    """The quarter of a month, the year of a quarter."""
    if len(period) == len("2025-Q3") and period[5] == "Q":
        return period[:4]
    if len(period) == len("2025-10"):
        return f"{period[:4]}-Q{(int(period[5:]) + 2) // 3}"
    return ""
