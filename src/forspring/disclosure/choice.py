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

from forspring.disclosure import programme
from forspring.disclosure.attacker import FREE, NEVER, Move, Puzzle, repair

ENOUGH = 2  # values beside the true one
QUICK, THOROUGH = 60, 1500  # how many attempts a search may look at


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
            for change in (1, -1):
                self._climb(cell, change)
        while waiting:
            cell = waiting.popleft()
            while not self.is_hidden(cell):
                total = self._cheapest(cell)
                if total is None:
                    exposed.append(cell)
                    break
                waiting.extend(self._withhold(total))
                self._note(total)
        return exposed

    def is_hidden(self, cell: int) -> bool:
        """Whether the number has been seen with enough other values, or needs none."""
        return not self.needs[cell] or len(self.seen[cell]) >= ENOUGH

    def _climb(self, cell: int, change: int) -> Move:
        """See the cell with other values by moves that cost nothing, as far as they go."""
        total: Move = {}
        while not self.is_hidden(cell):
            move = repair(self.puzzle, cell, change, most=FREE, patience=QUICK, since=total)
            if move is None:
                break
            total = _sum(total, move)
            self._note(total)
        return total

    def _cheapest(self, cell: int) -> Move | None:
        """The cheapest change of other numbers that shows a value the cell has not been seen with."""
        found = []
        for change in (1, -1):
            climbed = self._climb(cell, change)
            if self.is_hidden(cell):
                return climbed
            move = repair(self.puzzle, cell, change, most=NEVER - 1, patience=THOROUGH, since=climbed)
            if move is not None:
                found.append(_sum(climbed, move))
        return min(found, key=self._cost, default=None) or programme.solve(self.puzzle, cell, self.seen[cell])

    def _cost(self, move: Move) -> int:
        return sum(self.puzzle.cost[cell] for cell in move)

    def _withhold(self, move: Move) -> list[int]:
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
        back = {cell: -change for cell, change in move.items()}
        for times in (*range(1, self.puzzle.times(move) + 1), *range(-self.puzzle.times(back), 0)):
            for cell, change in move.items():
                self.seen[cell].add(times * change)


def cell_cost(cell: int, rows_of: list[list[int]], row_cost: list[int], withheld: list[bool]) -> int:
    """What it would cost to withhold every row that tells the number."""
    return min(NEVER, sum(row_cost[row] for row in rows_of[cell] if not withheld[row]))


def _sum(before: Move, after: Move) -> Move:
    return {cell: change for cell in {**before, **after} if (change := before.get(cell, 0) + after.get(cell, 0))}
