"""From rows of figures to the numbers that they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.disclosure.cells import ASPECTS, NOWHERE, Cells, Codes, Flags, Numbers, Place, Quantity, key
from forspring.disclosure.shape import Shape

COUNTS = frozenset({"count", "n", "n_open", "n_closed", "n_waiting"})
AMOUNT = "amount"
WITH_PART = frozenset({"share", "rate"})


@dataclass(frozen=True)
class _Tellings:
    """Which row tells which number; `alone` and `full` are coordinates that it shares with no other measure."""

    row: Codes
    quantity: Codes
    place: Codes
    value: Numbers
    alone: Codes
    full: Codes
    aspect: Codes


def column(figures: pa.Table, name: str) -> Numbers:
    """A column of numbers, with NaN for blank."""
    return np.asarray(pc.fill_null(figures[name].cast(pa.float64()), float("nan")).to_numpy(), dtype=np.float64)


def encode(figures: pa.Table, *names: str) -> tuple[Codes, list[tuple[str, ...]]]:
    """Which of the distinct values of the columns together each row has, and those values in their order."""
    joined = pc.binary_join_element_wise(*(pc.fill_null(figures[name].cast(pa.string()), "") for name in names), "\x1f")
    encoded = pc.dictionary_encode(pa.chunked_array([joined]) if isinstance(joined, pa.Array) else joined).combine_chunks()
    order = pc.sort_indices(encoded.dictionary)  # so that nothing hangs on the order of the rows
    rank = np.empty(len(order), dtype=np.int64)
    rank[np.asarray(order, dtype=np.int64)] = np.arange(len(order))
    codes = np.asarray(encoded.indices, dtype=np.int64)
    return rank[codes], [tuple(text.split("\x1f")) for text in encoded.dictionary.take(order).to_pylist()]


def place(dimension: str, member: str, without: frozenset[str] = frozenset()) -> Place:
    """The dimensions and members that the two columns write, some left out."""
    names = dimension.split(",") if dimension else []
    members = member.split(",", max(len(names) - 1, 0))
    return tuple((name, text) for name, text in zip(names, members, strict=False) if name not in without)


def read(figures: pa.Table, shapes: Mapping[str, Shape]) -> Cells:
    """The numbers that the figures tell."""
    quantities: dict[str, Quantity] = {}
    places: dict[Place, int] = {(): 0}
    period, periods = encode(figures, "period")
    told = _tellings(figures, shapes, quantities, places)
    _, cell = np.unique(key(told.quantity, period[told.row], told.place), return_inverse=True)
    disputed = _disputed(told.value, cell)
    quantity, where = np.where(disputed, told.alone, told.quantity), np.where(disputed, told.full, told.place)
    _, first, cell = np.unique(key(quantity, period[told.row], where), return_index=True, return_inverse=True)
    return Cells(
        quantities=tuple(quantities.values()),
        periods=tuple(text for (text,) in periods),
        places=tuple(places),
        quantity=quantity[first],
        period=period[told.row][first],
        place=where[first],
        value=told.value[first],
        row=told.row,
        cell=cell,
        aspect=told.aspect,
    )


def _disputed(value: Numbers, cell: Codes) -> Flags:
    """The tellings of numbers that two rows tell differently: they are two numbers after all."""
    least, most = np.full(cell.max(initial=0) + 1, np.inf), np.full(cell.max(initial=0) + 1, -np.inf)
    np.minimum.at(least, cell, value)
    np.maximum.at(most, cell, value)
    return np.asarray((most != least)[cell])


def _tellings(figures: pa.Table, shapes: Mapping[str, Shape], quantities: dict[str, Quantity], places: dict[Place, int]) -> _Tellings:
    kind, kinds = encode(figures, "indicator", "measure")
    spot, spots = encode(figures, "indicator", "dimension", "member")
    full = _codes((place(dimension, member) for _, dimension, member in spots), places)[spot]
    shared = [place(dimension, member, shapes.get(indicator, Shape()).repeats) for indicator, dimension, member in spots]
    common = _codes(shared, places)[spot]
    of_whole = _codes(
        ((*shapes.get(indicator, Shape()).within, *where) for (indicator, _, _), where in zip(spots, shared, strict=True)), places
    )[spot]
    value, part, whole = (column(figures, name) for name in ("value", "part", "whole"))
    told = []
    for at, (aspect, number) in enumerate(zip(ASPECTS, (value, part, whole - part, whole), strict=True)):
        named = [_quantity(shapes.get(indicator, Shape()), indicator, measure, aspect, quantities) for indicator, measure in kinds]
        quantity, alone = (np.array(codes, dtype=np.int64)[kind] for codes in zip(*named, strict=True)) if named else (kind, kind)
        is_common = np.array([measure == "n" for _, measure in kinds], dtype=bool)[kind]
        row = np.flatnonzero((quantity != NOWHERE) & ~np.isnan(number))
        where = of_whole if aspect == "whole" else np.where(is_common & (aspect == "value"), common, full)
        told.append(_Tellings(row, quantity[row], where[row], number[row], alone[row], full[row], np.full(len(row), at)))
    return _Tellings(**{name: np.concatenate([vars(each)[name] for each in told]) for name in vars(told[0])})


def _codes(things: Iterable[Place], codes: dict[Place, int]) -> Codes:
    return np.array([codes.setdefault(thing, len(codes)) for thing in things], dtype=np.int64)


def _quantity(shape: Shape, indicator: str, measure: str, aspect: str, quantities: dict[str, Quantity]) -> tuple[int, int]:
    """The codes of the quantity that this aspect of the measure tells, by its name and alone; NOWHERE when it tells none."""
    told_as = measure if aspect == "value" else aspect
    if aspect == "value":
        name = shape.quantity(indicator, measure) if measure in COUNTS or measure == AMOUNT else ""
    elif measure not in WITH_PART or (aspect == "rest" and (measure == "rate" or not shape.quantity(indicator, "whole"))):
        name = ""
    else:
        name = f"{shape.quantity(indicator, 'part')}.rest" if aspect == "rest" else shape.quantity(indicator, aspect)
    if not name:
        return NOWHERE, NOWHERE
    for each in (name, f"{name} ({indicator}.{measure}.{aspect})"):
        before = quantities.get(each)
        quantities[each] = Quantity(
            name=each,
            told_as=before.told_as if before else told_as,
            counted=before.counted if before else shape.counted,
            parts=shape.parts | (before.parts if before else frozenset()),
            adds_over_time=shape.adds_over_time or bool(before and before.adds_over_time),
            balance=shape.balance if told_as == "count" else (before.balance if before else ()),
        )
    codes = list(quantities)
    return codes.index(name), codes.index(f"{name} ({indicator}.{measure}.{aspect})")
