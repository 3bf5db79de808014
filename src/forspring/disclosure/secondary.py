"""The rows that are withheld for the sake of others.

Among what is withheld the programme looks for other tables that keep every sum (`programme`). Numbers that it cannot
move far enough need more to be withheld: what it pays least for. Dear rows, such as a year's total, are for sale only
when nothing else helps.
"""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from forspring.disclosure import knowledge, prices
from forspring.disclosure.cells import VALUE, WHOLE, Cells, Codes, Flags
from forspring.disclosure.earlier import Past
from forspring.disclosure.groups import joined
from forspring.disclosure.knowledge import SIDES, Knowledge, is_told_as
from forspring.disclosure.links import links
from forspring.disclosure.prices import DEAR, DEAREST, FREE, NEVER
from forspring.disclosure.primary import FEWEST_WORKERS
from forspring.disclosure.programme import ENOUGH, NEARLY, WAYS, Part, hide
from forspring.disclosure.reading import AMOUNT
from forspring.disclosure.shape import PEOPLE, STAFF
from forspring.disclosure.sums import Sums
from forspring.disclosure.ties import Tellings, tellings

#: What is for sale, and what may be paid to move a number by one; the next when these help too little.
OFFERS = ((DEAR, 30.0), (DEAR, 120.0), (DEAR, 600.0), (DEAREST, 6_000.0), (NEVER, 1e6))
HELPS = 0.3  # the share of the numbers that are left which an offer must settle to be made again
MANY = 2_000  # how many columns one programme has, or as many as hang together


@dataclass(frozen=True)
class _Readers:
    """Which rows tell each number, what it costs to withhold each, and which numbers have been told for good."""

    told: Tellings
    row_cost: Codes
    for_good: Flags

    def cost(self, withheld: Flags) -> Codes:
        """What it would cost to withhold every row that tells each number, when some are withheld already."""
        price = np.where(withheld, FREE, self.row_cost)
        total = np.bincount(self.told.cell, weights=price[self.told.row], minlength=len(self.for_good))
        return np.where(self.for_good, NEVER, np.minimum(total, NEVER)).astype(np.int64)

    def of(self, cells: Flags) -> Flags:
        """The rows that tell any of the numbers."""
        rows = np.zeros(len(self.row_cost), dtype=bool)
        rows[self.told.row[cells[self.told.cell]]] = True
        return rows


@dataclass(frozen=True)
class _Case:
    """The sums, what is known of the numbers in them, who reads those, and which must be hidden when withheld."""

    sums: Sums
    known: Knowledge
    readers: _Readers
    needs: Flags

    def cost(self, rows: Flags) -> Codes:
        """What it would cost to withhold each number, when some rows are withheld already; the gaps of the sums are told nowhere."""
        return np.concatenate([self.readers.cost(rows), np.full(len(self.sums.gap), FREE)])


def withheld(figures: pa.Table, cells: Cells, past: Past, small: Flags, threshold: int) -> Flags:
    """The small rows, and as many more as keep three values possible for every number withheld."""
    is_small = _is_small(cells, threshold)
    readers = _Readers(tellings(cells, links(cells)), prices.of_rows(figures), past.told)
    needs = np.concatenate([_needs(cells, is_small), np.zeros(len(past.sums.gap), dtype=bool)])
    case = _Case(past.sums, knowledge.drawn_up(cells, past.sums), readers, needs)
    with ThreadPoolExecutor() as pool:
        return _until_hidden(case, small | readers.of(is_small | past.stays), pool)


def _until_hidden(case: _Case, rows: Flags, pool: Executor) -> Flags:
    """The rows, and more of them by one offer after the other, until every number is hidden or no more can be had."""
    highest, lowest = np.zeros(len(case.needs)), np.zeros(len(case.needs))
    offer = turn = in_vain = 0
    before = len(case.needs)
    while in_vain < WAYS:
        cost = case.cost(rows)
        wanted = case.needs & (cost == FREE) & (highest - lowest < ENOUGH - NEARLY)
        left = int(np.count_nonzero(wanted))
        if not left:
            break
        offer = min(offer + int(left > (1 - HELPS) * before), len(OFFERS) - 1)
        below, worth = OFFERS[offer]
        parts = [Part(at, cost[at], highest[at], lowest[at], wanted[at]) for at in _parts(case.sums, cost < below, wanted)]
        chosen = np.zeros(len(cost), dtype=bool)
        for part, answer in zip(parts, pool.map(partial(hide, case.sums, case.known, worth, turn), parts), strict=True):
            highest[part.columns], lowest[part.columns], chosen[part.columns] = answer.highest, answer.lowest, answer.paid
        more = rows | case.readers.of(chosen[: len(case.readers.for_good)])
        in_vain = in_vain + 1 if offer == len(OFFERS) - 1 and bool((more == rows).all()) else 0
        rows, before, turn = more, left, turn + 1
    return rows


def _parts(sums: Sums, may: Flags, wanted: Flags) -> list[Codes]:
    """The numbers that may change and hang together with a wanted one, some groups at a time."""
    entry = may[sums.cell]
    group = joined(len(may) + sums.count, sums.cell[entry], len(may) + sums.sum[entry])[: len(may)]
    columns = np.flatnonzero(may & np.isin(group, group[wanted]))
    columns = columns[np.argsort(group[columns], kind="stable")]
    first = np.flatnonzero(np.diff(group[columns], prepend=-1))
    cuts = first[np.flatnonzero(np.diff(first // MANY, prepend=0))]
    return [part for part in np.split(columns, cuts) if len(part)]


def _limit(cells: Cells, threshold: int) -> Codes:
    """How many of its kind are no longer few."""
    return np.array([FEWEST_WORKERS if quantity.counted == STAFF else threshold for quantity in cells.quantities], dtype=np.int64)[
        cells.quantity
    ]


def _is_small(cells: Cells, threshold: int) -> Flags:
    """The numbers of people and staff that the rule withholds for their own sake."""
    sensitive = np.array([quantity.counted in {*PEOPLE, STAFF} and quantity.told_as != AMOUNT for quantity in cells.quantities], dtype=bool)
    return np.asarray(sensitive[cells.quantity] & (cells.value > 0) & (cells.value < _limit(cells, threshold)))


def _needs(cells: Cells, is_small: Flags) -> Flags:
    """The numbers that must be hidden when withheld: not 0, nor the large side of a share whose other side is small, nor its whole."""
    has_small = np.bincount(cells.row, weights=is_small[cells.cell]) > 0
    tells_own = cells.aspect == VALUE
    needed = np.zeros(len(cells), dtype=bool)
    needed[cells.cell[tells_own | ((cells.aspect != WHOLE) & ~has_small[cells.row])]] = True
    beside_small = np.zeros(len(cells), dtype=bool)
    beside_small[cells.cell[has_small[cells.row]]] = True
    return np.asarray((cells.value != 0) & (is_small | (needed & ~(is_told_as(cells, SIDES) & beside_small))))
