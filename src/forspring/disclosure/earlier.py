"""What earlier publications tell about today's numbers.

The attacker keeps every publication. A closed period's number that was told then is taken to be the same now, and
when it is, withholding it today protects nothing: it counts as told. The sums of an earlier table are drawn up
too, with what was told then (the months so far that made up a year then cut short, a total before a revision) and
today's numbers in the place of those withheld. Where such a sum does not hold with today's numbers, something in it
has been revised or has grown since; then what was withheld in it stays withheld, so that the difference between
the two publications tells neither the old number nor the new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.disclosure import reading
from forspring.disclosure.cells import NOWHERE, Cells, Codes, Flags
from forspring.disclosure.links import links
from forspring.disclosure.shape import Shape
from forspring.disclosure.sums import Sums, draw_up, holds

KEY = ("indicator", "period", "dimension", "member", "measure")
NUMBERS = ("value", "part", "whole")
Signature = frozenset[tuple[int, int]]


@dataclass(frozen=True)
class Past:
    """The numbers that are told for good, those that stay withheld, and the sums of then over today's numbers."""

    told: Flags
    stays: Flags
    sums: Sums


def recall(figures: pa.Table, cells: Cells, sums: Sums, tables: Iterable[pa.Table], shapes: Mapping[str, Shape]) -> Past:
    """What the earlier published tables add to what the attacker knows."""
    told, stays = np.zeros(len(cells), dtype=bool), np.zeros(len(cells), dtype=bool)
    seen: set[Signature] = set()
    for table in tables:
        then, was_withheld, is_closed = _then(table, figures, shapes)
        today = _today(then, cells)
        was_told = np.zeros(len(then), dtype=bool)
        was_told[then.cell[~was_withheld[then.row]]] = True
        same = is_closed & (today != NOWHERE)
        told[today[same & was_told & (then.value == cells.value[today])]] = True
        hidden = same & ~was_told
        sums = _with_those_of(sums, then, np.where(hidden, today, NOWHERE), seen)
        stays[today[hidden & _in_a_broken_sum(then)]] = True
    return Past(told, stays & (cells.value != 0), sums)


def _then(table: pa.Table, figures: pa.Table, shapes: Mapping[str, Shape]) -> tuple[Cells, Flags, Flags]:
    """The numbers of then, with today's in the place of those withheld; which rows were withheld; which numbers' periods were closed."""
    own, new = (pc.binary_join_element_wise(*(pc.fill_null(each[name], "") for name in KEY), "\x1f") for each in (table, figures))
    status = table["status"].to_pylist()
    cut = {period for period, told_as in zip(table["period"].to_pylist(), status, strict=True) if told_as == "partial"}
    withheld = np.array([told_as == "withheld" for told_as in status], dtype=bool)
    closed = np.array([period not in cut for period in table["period"].to_pylist()], dtype=bool)
    row = pc.if_else(pa.array(withheld & closed), pc.index_in(own, value_set=new), None)
    for name in NUMBERS:
        filled = pc.coalesce(table[name].cast(pa.float64()), figures[name].cast(pa.float64()).take(row))
        table = table.set_column(table.schema.get_field_index(name), name, filled)
    then = reading.read(table, shapes)
    return then, withheld, np.array([period not in cut for period in then.periods], dtype=bool)[then.period]


def _today(then: Cells, cells: Cells) -> Codes:
    """Each number's place among today's."""
    quantity = _coded([each.name for each in then.quantities], [each.name for each in cells.quantities])
    period, place = _coded(then.periods, cells.periods), _coded(then.places, cells.places)
    return cells.find(quantity[then.quantity], period[then.period], place[then.place])


def _coded(things: Sequence[object], today: Sequence[object]) -> Codes:
    codes = {thing: code for code, thing in enumerate(today)}
    return np.array([codes.get(thing, NOWHERE) for thing in things], dtype=np.int64)


def _with_those_of(sums: Sums, then: Cells, hidden: Codes, seen: set[Signature]) -> Sums:
    """The sums, and those of then that add up exactly over numbers withheld then; each once."""
    drawn = draw_up(then)
    has_gap = np.bincount(drawn.sum, weights=drawn.cell >= len(then), minlength=drawn.count) > 0
    exact = ~has_gap[drawn.sum]
    entries: dict[int, set[tuple[int, int]]] = {}
    cell = hidden[drawn.cell[exact]]
    for sum_, at, sign in zip(
        drawn.sum[exact][cell >= 0].tolist(), cell[cell >= 0].tolist(), drawn.sign[exact][cell >= 0].tolist(), strict=True
    ):
        entries.setdefault(sum_, set()).add((at, sign))
    new = [each for each in dict.fromkeys(frozenset(entry) for entry in entries.values()) if each not in seen]
    seen.update(new)
    flat = np.array([(order, at, sign) for order, each in enumerate(new) for at, sign in sorted(each)], dtype=np.int64).reshape(-1, 3)
    return sums.and_also(flat[:, 0], flat[:, 1], flat[:, 2])


def _in_a_broken_sum(then: Cells) -> Flags:
    """The numbers that stand in a declared sum that does not hold."""
    found = links(then)
    fails = found.exact & ~holds(then, found)
    broken = np.zeros(len(then), dtype=bool)
    broken[found.member[fails]] = broken[found.whole[fails]] = True
    return broken
