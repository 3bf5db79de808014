"""Other tables that keep every sum, by linear programming: which numbers can be what else, and what it would take.

The programme's columns are by how much each number changes. Those that are withheld change freely within their bounds.
Those that are told change at their price, and what is paid for must be withheld. The numbers that are not yet hidden are
pushed all together, up, down and at random, each time from where they stood: one answer moves thousands.
Whole numbers are not asked for: these sums are nearly all of the kind whose extreme answers are whole anyhow.
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np

from forspring.disclosure.cells import Codes, Flags, Numbers
from forspring.disclosure.knowledge import Knowledge
from forspring.disclosure.prices import FREE
from forspring.disclosure.sums import Sums

ENOUGH = 2.0  # how far apart the least and the most of a hidden number are: three values
FAR = 3.0  # no number needs to change more
WORTHWHILE = 0.03  # the share of what is left that an answer must settle, or no other is asked for
NEARLY = 1e-6
WAYS = 3
PRIMAL_SIMPLEX = 4  # goes on from its last answer when only the aim changes


@dataclass(frozen=True)
class Part:
    """Numbers that hang together: what each costs, how far it has been seen to rise and fall, and whether it must be hidden."""

    columns: Codes
    cost: Codes
    highest: Numbers
    lowest: Numbers
    wanted: Flags


@dataclass(frozen=True)
class Answer:
    """How far each number of the part has now been seen to rise and fall, and which told ones must be withheld for it."""

    highest: Numbers
    lowest: Numbers
    paid: Flags


def hide(sums: Sums, known: Knowledge, worth: float, turn: int, part: Part) -> Answer:
    """See how far the wanted numbers can go among those withheld, then pay for the others: up to `worth` for a step of each."""
    table = _Table(sums, known, part)
    left = table.left()
    for asked in range(len(left)):
        before = np.count_nonzero(left)
        if not before:
            break
        table.push(_aim(asked, len(left)) * left)
        left = table.left()
        if asked >= WAYS - 1 and np.count_nonzero(left) > (1 - WORTHWHILE) * before:
            break
    paid = table.pay(worth * _aim(turn, len(left)) * left, left) if left.any() else np.zeros_like(left)
    return Answer(table.highest, table.lowest, paid)


def _aim(turn: int, count: int) -> Numbers:
    """Which way each number is pushed: by turns all up, all down, and at random, but always the same random."""
    if turn % WAYS == WAYS - 1:
        return np.random.default_rng(turn).choice([-1.0, 1.0], count)
    return np.full(count, -1.0 if turn % WAYS else 1.0)


class _Table:
    """The programme of one part: a column for each number, and for what is told another one by which it falls."""

    def __init__(self, sums: Sums, known: Knowledge, part: Part) -> None:
        self.part, self.highest, self.lowest = part, part.highest, part.lowest
        self.told = np.flatnonzero(part.cost > FREE)
        self.low = np.maximum(known.low[part.columns] - known.value[part.columns], -FAR)
        self.high = np.minimum(known.high[part.columns] - known.value[part.columns], FAR)
        self.solver = _Solver()
        self.solver.passModel(self._programme(sums, len(known.value)))

    def left(self) -> Flags:
        """The wanted numbers that are not yet hidden."""
        return np.asarray(self.part.wanted & (self.highest - self.lowest < ENOUGH - NEARLY))

    def push(self, aim: Numbers) -> None:
        """Change what is withheld, as the aim says, as far as the sums allow."""
        self._solve(-aim, np.zeros(len(self.told)))

    def pay(self, aim: Numbers, left: Flags) -> Flags:
        """Change what is told too, at its price; the told numbers that had to."""
        low, high = self.low.copy(), self.high.copy()
        low[left], high[left] = np.maximum(low[left], -ENOUGH), np.minimum(high[left], ENOUGH)
        falls = -low[self.told]
        low[self.told] = 0.0
        self._bound(np.concatenate([low, np.zeros_like(falls)]), np.concatenate([high, falls]))
        change = self._solve(self.part.cost - aim, self.part.cost[self.told].astype(np.float64))
        return np.asarray((np.abs(change) > NEARLY) & (self.part.cost > FREE))

    def _solve(self, price: Numbers, price_of_falling: Numbers) -> Numbers:
        price = np.concatenate([price, price_of_falling]).astype(np.float64)
        self.solver.changeColsCost(len(price), np.arange(len(price), dtype=np.int32), price)
        self.solver.run()
        answer = np.array(self.solver.getSolution().col_value)
        change = answer[: len(self.part.columns)].copy()
        change[self.told] -= answer[len(change) :]
        self.highest, self.lowest = np.maximum(self.highest, change), np.minimum(self.lowest, change)
        return change

    def _bound(self, low: Numbers, high: Numbers) -> None:
        self.solver.changeColsBounds(len(low), np.arange(len(low), dtype=np.int32), low, high)

    def _programme(self, sums: Sums, count: int) -> highspy.HighsLp:
        """The sums over the part's columns, by how much each may change; what is told stands still."""
        own, told = len(self.part.columns), len(self.told)
        at, falls = np.full(count, -1), np.full(own, -1)
        at[self.part.columns], falls[self.told] = np.arange(own), own + np.arange(told)
        here = np.flatnonzero(at[sums.cell] >= 0)
        column, sign = at[sums.cell[here]], sums.sign[here].astype(np.float64)
        _, row = np.unique(sums.sum[here], return_inverse=True)
        down = np.flatnonzero(falls[column] >= 0)
        column, row = np.concatenate([column, falls[column[down]]]), np.concatenate([row, row[down]])
        sign, order = np.concatenate([sign, -sign[down]]), np.argsort(column, kind="stable")
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = own + told, int(row.max(initial=-1)) + 1
        programme.col_cost_ = np.zeros(own + told)
        is_free = self.part.cost == FREE
        programme.col_lower_ = np.concatenate([np.where(is_free, self.low, 0.0), np.zeros(told)])
        programme.col_upper_ = np.concatenate([np.where(is_free, self.high, 0.0), np.zeros(told)])
        programme.row_lower_ = programme.row_upper_ = np.zeros(programme.num_row_)
        programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programme.a_matrix_.start_ = np.searchsorted(column[order], np.arange(own + told + 1))
        programme.a_matrix_.index_, programme.a_matrix_.value_ = row[order], sign[order]
        return programme


class _Solver(highspy.Highs):
    """The solver with its settings, and silent: else it announces itself on standard output as soon as it lives."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        for option, setting in (("threads", 1), ("solver", "simplex"), ("simplex_strategy", PRIMAL_SIMPLEX)):
            self.setOptionValue(option, setting)

    def enableCallbacks(self) -> None:  # noqa: N802 (the first thing that its own construction calls)
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]
