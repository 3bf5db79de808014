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
from types import MappingProxyType

FREE, NEVER = 0, 1 << 30
UNREPAIRED = 6  # what a sum that is still off is thought to cost
Move = dict[int, int]  # cell → by how much it changes
NO_MOVE: Mapping[int, int] = MappingProxyType({})


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
    sizes: list[int]

    def bears(self, cell: int, change: int) -> bool:
        """Whether the number may be so much higher for all that the attacker knows of it alone."""
        return self.low[cell] <= self.value[cell] + change <= self.high[cell]


def repair(
    puzzle: Puzzle, cell: int, change: int, *, times: int = 1, most: int, patience: int, since: Mapping[int, int] = NO_MOVE
) -> Move | None:
    """The cheapest move found that changes the cell by `change`, and that can be made so many `times` after the changes `since`.

    It touches only cells that cost up to `most`, and gives up after so many attempts as `patience`. Best first: an attempt
    is what has changed so far and by how much which sums are off; its promise is what it costs and may still cost.
    """
    if not puzzle.bears(cell, since.get(cell, 0) + times * change):
        return None
    value, low, high, sums_of, cells_of = puzzle.value, puzzle.low, puzzle.high, puzzle.sums_of, puzzle.cells_of
    costs, sizes = puzzle.cost, puzzle.sizes
    heap: list[tuple[int, int, int, Move, Move, int, int]] = [(0, 0, costs[cell], {}, {}, cell, change)]
    tried = 0
    while heap and patience:
        patience -= 1
        _, _, cost, move, off, cell, change = heappop(heap)
        move, off = {**move, cell: change}, _off(off, sums_of[cell], change)
        if not off:
            return move
        sum_ = min(off, key=sizes.__getitem__)
        direction = -1 if off[sum_] > 0 else 1
        for other, sign in cells_of[sum_]:
            step = direction * sign
            if (
                costs[other] <= most
                and other not in move
                and low[other] <= value[other] + since.get(other, 0) + times * step <= high[other]
            ):
                tried += 1
                spent = cost + costs[other]
                still = len(off)
                for each, factor in sums_of[other]:
                    still += 1 if each not in off else -(off[each] + factor * step == 0)
                heappush(heap, (spent + UNREPAIRED * still, tried, spent, move, off, other, step))
    return None


def _off(off: Move, sums: list[tuple[int, int]], change: int) -> Move:
    """By how much sums are off once a number in some of them changes."""
    after = dict(off)
    for sum_, sign in sums:
        left = after.pop(sum_, 0) + sign * change
        if left:
            after[sum_] = left
    return after
