"""Which more rows are withheld, so that the first ones stay hidden.

Each withheld number is first tried with moves among withheld numbers only, which costs nothing; then, for each that
is not yet hidden, the cheapest move that withholds more rows is taken. What a search of bounded patience does not
find, an integer programme over the number's whole surroundings does (`programme`). Everything goes in a fixed
order, so the same figures are always withheld in the same way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, isinf

from forspring.disclosure import programme
from forspring.disclosure.attacker import FREE, NEVER, Move, Puzzle, repair

ENOUGH = 2  # values beside the true one
DEAR = 100  # a number that is withheld only when nothing else helps
QUICK, THOROUGH = 20, 30  # how many attempts a search may look at


@dataclass(frozen=True)
class Choice:
    """What has been withheld so far, and with which other values (as differences) each number has been seen."""

    puzzle: Puzzle
    rows_of: list[list[int]]
    cells_of: list[list[int]]
    row_cost: list[int]
    withheld: list[bool]
    needs: list[bool]
    seen: list[set[int]]

    def hide(self, cells: Iterable[int]) -> list[int]:
        """Withhold rows until each of the cells, and each that joins them, is hidden; those that cannot be are returned."""
        waiting, exposed = deque(cells), []
        for cell in tuple(waiting):
            self._look(cell)
        while waiting:
            cell = waiting.popleft()
            self._look(cell)
            while not self.is_hidden(cell):
                move, others = self._cheapest(cell), []
                if move is None:
                    others = self._withhold(self._beside(cell))
                    move = None if others else programme.solve(self.puzzle, cell, self.seen[cell])
                if move is not None:
                    waiting.extend(self._withhold(move))
                    self._note(move)
                elif others:
                    waiting.extend([*others, cell])
                    break
                elif isinf(self.puzzle.high[cell]):
                    exposed.append(cell)
                    break
                else:  # the rule's own bound leaves too few values: see `narrowing`
                    self.puzzle.high[cell] = inf
        return exposed

    def is_hidden(self, cell: int) -> bool:
        """Whether the number has been seen with enough other values, or needs none."""
        return not self.needs[cell] or len(self.seen[cell]) >= ENOUGH

    def _look(self, cell: int) -> None:
        """See the cell with other values by moves that cost nothing, one upon the other."""
        for change in (1, -1):
            total: Move = {}
            while not self.is_hidden(cell) and (move := self._repair(cell, change, 1, FREE, total)):
                total = _sum(total, move)
                self._note(total)

    def _cheapest(self, cell: int) -> Move | None:
        """The cheapest change of other numbers that shows a value the cell has not been seen with."""
        twice = [self._repair(cell, change, ENOUGH, NEVER - 1) for change in (1, -1)]
        found = [move for move in twice if move] or [move for change in (1, -1) if (move := self._new(cell, change))]
        return min(found, key=self._cost, default=None)

    def _new(self, cell: int, change: int) -> Move | None:
        """Single moves one upon the other, until the cell has a value that it has not been seen with."""
        total: Move = {}
        while total.get(cell, 0) in {0, *self.seen[cell]}:
            move = self._repair(cell, change, 1, NEVER - 1, total)
            if move is None:
                return None
            total = _sum(total, move)
        return total

    def _repair(self, cell: int, change: int, times: int, most: int, since: Move | None = None) -> Move | None:
        patience = QUICK if most == FREE else THOROUGH
        return repair(self.puzzle, cell, change, times=times, most=most, patience=patience, since=since or {})

    def _cost(self, move: Move) -> int:
        return sum(self.puzzle.cost[cell] for cell in move)

    def _beside(self, cell: int) -> list[int]:
        """The numbers in the same sums that can be withheld."""
        puzzle = self.puzzle
        return [other for sum_, _ in puzzle.sums_of[cell] for other, _ in puzzle.cells_of[sum_] if puzzle.cost[other] < DEAR]

    def _withhold(self, move: Iterable[int]) -> list[int]:
        """Withhold every row that tells a number of the move; the numbers that are unknown from now on."""
        joining = []
        for row in sorted({row for cell in move for row in self.rows_of[cell] if not self.withheld[row]}):
            self.withheld[row] = True
            for cell in self.cells_of[row]:
                if self.puzzle.cost[cell] < NEVER:
                    self.puzzle.cost[cell] = cell_cost(cell, self.rows_of, self.row_cost, self.withheld)
                    joining += [cell] * (self.puzzle.cost[cell] == FREE)
        return joining

    def _note(self, move: Move) -> None:
        """The move, made once or more, forth or back, shows other values of all that it changes."""
        possible = [times for times in (2, 1, -1, -2) if all(self.puzzle.bears(cell, times * change) for cell, change in move.items())]
        for cell, change in move.items():
            self.seen[cell].update([times * change for times in possible])


def cell_cost(cell: int, rows_of: list[list[int]], row_cost: list[int], withheld: list[bool]) -> int:
    """What it would cost to withhold every row that tells the number."""
    return min(NEVER, sum(row_cost[row] for row in rows_of[cell] if not withheld[row]))


def _sum(before: Move, after: Move) -> Move:
    return {cell: change for cell in {**before, **after} if (change := before.get(cell, 0) + after.get(cell, 0))}
