"""The cheapest move as an integer programme, for the numbers whose move a search does not find.

minimise Σ cost × |change| so that every sum still holds, every number keeps its bounds, and the number in
question changes to a value it has not been seen with.
"""

from __future__ import annotations

import numpy as np

from forspring.disclosure.attacker import NEVER, Move, Puzzle
from forspring.disclosure.cells import Numbers

HARDLY_ANYTHING = 0.01  # what it costs to change a number that is withheld anyhow
FARTHEST = 20.0  # no number needs to change more
MANY = 60  # beyond this it takes too long for one number
CHANGES = (1, -1, 2, -2)


def solve(puzzle: Puzzle, cell: int, seen: set[int]) -> Move | None:
    """The cheapest move that changes the cell by one or two, or nothing when there is none."""
    around = _surroundings(puzzle, cell)
    if len(around) > MANY:
        return None
    found = [move for change in CHANGES if change not in seen and (move := _solve(puzzle, around, cell, change))]
    return min(found, key=lambda move: sum(puzzle.cost[each] for each in move), default=None)


def _surroundings(puzzle: Puzzle, cell: int) -> list[int]:
    """The numbers that are tied to the cell by sums over numbers that may change."""
    reached, waiting = {cell}, [cell]
    while waiting and len(reached) <= MANY:
        for sum_, _ in puzzle.sums_of[waiting.pop()]:
            for other, _ in puzzle.cells_of[sum_]:
                if other not in reached and puzzle.cost[other] < NEVER:
                    reached.add(other)
                    waiting.append(other)
    return sorted(reached)


def _solve(puzzle: Puzzle, around: list[int], cell: int, change: int) -> Move | None:
    """The cheapest move that changes the cell by just this; each number rises or falls, in columns of their own."""
    if not puzzle.bears(cell, change):
        return None
    value, low, high = (np.array([column[each] for each in around], dtype=float) for column in (puzzle.value, puzzle.low, puzzle.high))
    most = np.concatenate([np.minimum(high - value, FARTHEST), np.minimum(value - low, FARTHEST)])
    least = np.zeros(len(most))
    rising, falling = around.index(cell), around.index(cell) + len(around)
    least[rising] = most[rising] = max(change, 0)
    least[falling] = most[falling] = max(-change, 0)
    cost = np.array([puzzle.cost[each] for each in around]) + HARDLY_ANYTHING
    sums = {sum_: row for row, sum_ in enumerate(sorted({sum_ for each in around for sum_, _ in puzzle.sums_of[each]}))}
    signs = np.zeros((len(sums), len(around)))
    for at, each in enumerate(around):
        for sum_, sign in puzzle.sums_of[each]:
            signs[sums[sum_], at] += sign
    changes = _least(np.concatenate([cost, cost]), np.hstack([signs, -signs]), least, most)
    if changes is None:
        return None
    total = np.round(changes[: len(around)] - changes[len(around) :]).astype(int).tolist()
    return {each: changed for each, changed in zip(around, total, strict=True) if changed}


def _least(cost: Numbers, signs: Numbers, least: Numbers, most: Numbers) -> Numbers | None:
    """The whole numbers of least cost between the bounds for which every row of signs comes to 0."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # half a second to import, and seldom needed

    constraints = LinearConstraint(signs, 0, 0) if len(signs) else None
    answer = milp(cost, integrality=np.ones(len(cost), dtype=np.int64), bounds=Bounds(least, most), constraints=constraints)
    return None if answer.x is None else np.asarray(answer.x, dtype=np.float64)
