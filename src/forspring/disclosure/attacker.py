"""What somebody who reads the published figures knows, and which other tables they cannot tell from the true one.

The attacker knows the rule, every published number, every sum that holds (`sums`), that nothing is negative, and
every earlier publication. Of a withheld number they know its bounds: 1 to threshold − 1 when it is small, else
at least 1 (a count of 0 is never withheld), whatever they guess about why it was withheld. They do not know
which of several numbers was the reason.

A number is hidden when three tables that the attacker cannot tell apart give it three values. Such tables are
found by **moves**: change one withheld number by one, repair the sums it stood in by changing others, until
all sums hold again. A move that also changes published numbers tells what else would have to be withheld, so
the same search both proves that a number is hidden and finds the cheapest way to hide it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

FREE, NEVER = 0, 1 << 30
UNREPAIRED = 6  # what a sum that is still off is thought to cost
Move = dict[int, int]  # cell → by how much it changes


@dataclass(frozen=True)
class Puzzle:
    """Numbers, their bounds, and the sums they stand in, as plain lists for a search that touches few of them.

    `cost` is what it would cost to withhold every row that tells the number: FREE when all are withheld, NEVER
    when one must stay. It is the one thing here that changes, as more rows are withheld.
    """

    value: list[int]
    low: list[float]
    high: list[float]
    sums_of: list[list[tuple[int, int]]]
    cells_of: list[list[tuple[int, int]]]
    cost: list[int]

    def times(self, move: Mapping[int, int]) -> int:
        """How many times over the move can be made, up to three, without a number leaving its bounds."""
        return next((times for times in (1, 2, 3) if not all(self.bears(cell, times * change) for cell, change in move.items())), 4) - 1

    def bears(self, cell: int, change: int) -> bool:
        """Whether the number may be so much higher for all that the attacker knows of it alone."""
        return self.low[cell] <= self.value[cell] + change <= self.high[cell]


@dataclass(frozen=True)
class _Attempt:
    """A move in the making: what has changed so far, what it costs, and which sums are off by how much."""

    move: Move
    cost: int
    off: dict[int, int]


def repair(puzzle: Puzzle, cell: int, change: int, *, most: int, patience: int, since: Mapping[int, int] | None = None) -> Move | None:
    """The cheapest move found that changes the cell by `change`, after the changes `since`; it touches only cells that cost up to `most`."""
    since = since or {}
    if not puzzle.bears(cell, since.get(cell, 0) + change):
        return None
    heap: list[tuple[int, int, _Attempt, int, int]] = []
    order = count()
    start = _Attempt({}, 0, {})
    heappush(heap, (0, next(order), start, cell, change))
    while heap and patience:
        patience -= 1
        _, _, before, cell, change = heappop(heap)
        attempt = _with(puzzle, before, cell, change)
        if not attempt.off:
            return attempt.move
        off = min(attempt.off, key=lambda sum_: (len(puzzle.cells_of[sum_]), sum_))
        for other, sign in puzzle.cells_of[off]:
            step = -sign if attempt.off[off] > 0 else sign
            cost = puzzle.cost[other]
            if cost <= most and other not in attempt.move and puzzle.bears(other, since.get(other, 0) + step):
                heappush(heap, (_promise(puzzle, attempt, other, step), next(order), attempt, other, step))
    return None


def _with(puzzle: Puzzle, before: _Attempt, cell: int, change: int) -> _Attempt:
    off = dict(before.off)
    for sum_, sign in puzzle.sums_of[cell]:
        left = off.pop(sum_, 0) + sign * change
        if left:
            off[sum_] = left
    return _Attempt({**before.move, cell: change}, before.cost + puzzle.cost[cell], off)


def _promise(puzzle: Puzzle, attempt: _Attempt, cell: int, change: int) -> int:
    """What the finished move is thought to cost: the lower, the sooner it is tried."""
    still = len(attempt.off)
    for sum_, sign in puzzle.sums_of[cell]:
        left = attempt.off.get(sum_, 0)
        still += (left + sign * change != 0) - (left != 0)
    return attempt.cost + puzzle.cost[cell] + UNREPAIRED * still
