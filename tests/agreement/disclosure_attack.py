"""Somebody who wants to know the withheld numbers, written without a look at how they are withheld.

Draws up every sum over the published figures in plain Python and asks an integer programme for the least and the
most that each withheld number can be. Knows that 0 is published, that what is not written is 0, and every earlier
publication of a closed period; cannot see which of the withheld numbers are small and which are withheld for their sake.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np
import pyarrow as pa
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from forspring.disclosure import Shape

Place = tuple[tuple[str, str], ...]
Number = tuple[str, str, Place]  # quantity, period, place
Sum = tuple[dict[Number, int], float]  # Σ sign × number is at least 0 and at most this
COUNTS = ("count", "n", "n_open", "n_waiting")
FARTHEST = 40.0


@dataclass(frozen=True)
class Knowledge:
    """The true numbers with the least that the rule allows, the sums they stand in, and which are told nowhere."""

    value: dict[Number, float]
    low: dict[Number, float]
    sums_of: dict[Number, list[Sum]]
    unknown: frozenset[Number]
    needed: frozenset[Number]


def revealed(
    figures: pa.Table, published: pa.Table, shapes: Mapping[str, Shape], earlier: Sequence[pa.Table] = ()
) -> dict[Number, list[float]]:
    """The withheld numbers that keep fewer than three values, with those values, unless withholding everything would not help.

    `figures` is what was there before concealing.
    """
    known, always_told = knowledge(figures, published, shapes, earlier)
    return _too_few(known, always_told, known.needed)


def revealed_of_many(figures: pa.Table, published: pa.Table, shapes: Mapping[str, Shape]) -> dict[Number, list[float]]:
    """The same for tens of thousands of numbers: only those that linear programmes cannot move are tried one by one."""
    known, always_told = knowledge(figures, published, shapes)
    return _too_few(known, always_told, _hardly_moved(known))


def _too_few(known: Knowledge, always_told: set[Number], numbers: Iterable[Number]) -> dict[Number, list[float]]:
    narrow = {number: left for number in sorted(numbers) if len(left := values(known, number)) < 3}
    most_unknown = replace(known, unknown=frozenset(known.value.keys() - always_told))
    return {number: left for number, left in narrow.items() if len(values(most_unknown, number)) == 3}


def knowledge(
    figures: pa.Table, published: pa.Table, shapes: Mapping[str, Shape], earlier: Sequence[pa.Table] = ()
) -> tuple[Knowledge, set[Number]]:
    """What there is to know, and the numbers that could not be withheld."""
    rows = list(zip(figures.to_pylist(), published.to_pylist(), strict=True))
    value = {number: told for row, _ in rows for number, told in tells(row, shapes)}
    shown = {number for row, public in rows if public["status"] != "withheld" for number, _ in tells(row, shapes)}
    before = {
        number
        for table in earlier
        for row in table.to_pylist()
        if row["status"] == "ok"
        for number, told in tells(row, shapes)
        if value.get(number) == told
    }
    sums = [*sums_of(value, shapes), *(each for table in earlier for each in older_sums(table, value, shapes))]
    of: dict[Number, list[Sum]] = defaultdict(list)
    for each in sums:
        for number in each[0]:
            of[number].append(each)
    low = {number: 0.0 if _is_side(number[0], shapes) else min(told, 1.0) for number, told in value.items()}
    always_told = before | {number for row, _ in rows if row["measure"] in COUNTS and row["value"] == 0 for number, _ in tells(row, shapes)}
    unknown = frozenset(value.keys() - shown - before)
    return Knowledge(value, low, of, unknown, frozenset(_needed(figures, value, shapes)) & unknown), always_told


def _needed(figures: pa.Table, value: Mapping[Number, float], shapes: Mapping[str, Shape], threshold: int = 5) -> Iterator[Number]:
    """The numbers that must be hidden: not 0, nor large ones that only shares tell, as their whole."""
    for row in figures.to_pylist():
        for number, _ in tells(row, shapes):
            is_whole = row["measure"] == "share" and number[0] == shapes[row["indicator"]].quantity(row["indicator"], "whole")
            if value[number] and (not is_whole or value[number] < threshold):
                yield number


def _is_side(quantity: str, shapes: Mapping[str, Shape]) -> bool:
    """Whether it is the part or the rest of shares: either may be why one is withheld, so either may be 0."""
    return quantity.endswith(".rest") or any(quantity == shape.quantity(indicator, "part") for indicator, shape in shapes.items())


def tells(row: Mapping[str, object], shapes: Mapping[str, Shape]) -> Iterator[tuple[Number, float]]:
    """The numbers that a row of figures tells, shown or not."""
    indicator, period, measure = str(row["indicator"]), str(row["period"]), str(row["measure"])
    shape = shapes[indicator]
    names = str(row["dimension"]).split(",") if row["dimension"] else []
    place = tuple(zip(names, str(row["member"]).split(","), strict=False)) if names else ()
    common = tuple(each for each in place if each[0] not in shape.repeats)
    if measure in COUNTS and row["value"] is not None:
        yield (shape.quantity(indicator, measure), period, common if measure == "n" else place), float(row["value"])  # type: ignore[arg-type]
    if measure == "share" and row["part"] is not None:
        part, whole = float(row["part"]), float(row["whole"])  # type: ignore[arg-type]
        yield (shape.quantity(indicator, "part"), period, place), part
        if shape.quantity(indicator, "whole"):
            yield (shape.quantity(indicator, "part") + ".rest", period, place), whole - part
            yield (shape.quantity(indicator, "whole"), period, (*shape.within, *common)), whole


def sums_of(value: Mapping[Number, float], shapes: Mapping[str, Shape]) -> Iterator[Sum]:
    """Every sum that the shapes say and the numbers keep."""
    for whole, members, is_exact in groups(value, shapes):
        excess = sum(value[each] for each in members) - value[whole]
        if is_exact and excess == 0:
            yield {**dict.fromkeys(members, 1), whole: -1}, 0.0
        if not is_exact and excess >= 0:
            yield {**dict.fromkeys(members, 1), whole: -1}, np.inf
        for member in () if is_exact else members:
            if value[member] <= value[whole]:
                yield {whole: 1, member: -1}, np.inf
    for indicator, shape in shapes.items():
        part, whole_name = shape.quantity(indicator, "part"), shape.quantity(indicator, "whole")
        for _, period, place in [number for number in value if number[0] == part]:
            common = tuple(each for each in place if each[0] not in shape.repeats)
            three = ((part, period, place), (f"{part}.rest", period, place), (whole_name, period, (*shape.within, *common)))
            if all(number in value for number in three) and value[three[0]] + value[three[1]] == value[three[2]]:
                yield dict(zip(three, (1, 1, -1), strict=True)), 0.0


def groups(value: Mapping[Number, float], shapes: Mapping[str, Shape]) -> Iterator[tuple[Number, list[Number], bool]]:
    """Each whole with its members by one breakdown, and whether they should add up to it."""
    found: dict[tuple[Number, str, bool], list[Number]] = defaultdict(list)
    members = _members(value)
    for quantity, period, place in value:
        shape, is_count = _shape(quantity, shapes)
        for whole, (left, how), is_exact in _over(shape.parts, is_count, place):
            dimensions = tuple(name for name, _ in place)
            if members[quantity, (left,), left] <= members[quantity, dimensions, left]:
                found[(quantity, period, whole), how, is_exact].append((quantity, period, place))
        longer = _longer(period)
        if longer and (shape.adds_over_time or is_count):
            found[(quantity, longer, place), "time", shape.adds_over_time].append((quantity, period, place))
    for (whole, _, is_exact), parts in found.items():
        if whole in value:
            yield whole, parts, is_exact


def _members(value: Iterable[Number]) -> dict[tuple[str, tuple[str, ...], str], set[str]]:
    """The members of each dimension that are written, for each quantity and the dimensions that they are written by."""
    members: dict[tuple[str, tuple[str, ...], str], set[str]] = defaultdict(set)
    for quantity, _, place in value:
        for name, member in place:
            members[quantity, tuple(each for each, _ in place), name].add(member)
    return members


def _shape(quantity: str, shapes: Mapping[str, Shape]) -> tuple[Shape, bool]:
    """The shape of the indicator that names the quantity; two that share it agree on what adds up."""
    for indicator, shape in shapes.items():
        for measure in (*COUNTS, "part", "whole"):
            name = shape.quantity(indicator, measure)
            if quantity in {name, f"{name}.rest"}:
                return shape, measure == "count" or quantity.endswith(".count")
    raise KeyError(quantity)


def _over(parts: Iterable[str], is_count: bool, place: Place) -> Iterator[tuple[Place, tuple[str, str], bool]]:
    """The wholes of a place, with the dimension that is summed over."""
    if len(place) == 1 and (place[0][0] in parts or is_count):
        yield (), (place[0][0], place[0][0]), place[0][0] in parts
    if len(place) == 2:
        for kept, left in ((0, 1), (1, 0)):
            if place[left][0] in parts:
                yield (place[kept],), (place[left][0], f"{place[kept][0]} by {place[left][0]}"), True


def _longer(period: str) -> str:
    if "Q" in period:
        return period[:4]
    return f"{period[:4]}-Q{(int(period[5:]) + 2) // 3}" if len(period) == 7 else ""


def older_sums(table: pa.Table, value: Mapping[Number, float], shapes: Mapping[str, Shape]) -> Iterator[Sum]:
    """Sums over an earlier publication that speak of numbers withheld in it: their signed sum is what the others leave."""
    rows = table.to_pylist()
    cut = {row["period"] for row in rows if row["status"] == "partial"}
    told = {number: amount for row in rows if row["status"] != "withheld" for number, amount in tells(row, shapes)}
    asked = {
        (row["indicator"], row["measure"], row["period"], row["dimension"], row["member"]) for row in rows if row["status"] == "withheld"
    }
    hidden = {
        number: amount
        for number, amount in value.items()
        if number[1] not in cut and any(number == other for key in asked for other in _named(key, shapes))
    }
    for whole, members, is_exact in groups({**hidden, **told}, shapes):
        if is_exact:
            signs = {**dict.fromkeys(members, 1), whole: -1}
            unknown = {number: sign for number, sign in signs.items() if number in hidden and number not in told}
            rest = sum(sign * told[number] for number, sign in signs.items() if number in told)
            if unknown and sum(sign * value[number] for number, sign in unknown.items()) + rest == 0:
                yield unknown, 0.0


def _named(key: tuple[str, str, str, str, str], shapes: Mapping[str, Shape]) -> Iterator[Number]:
    indicator, measure, period, dimension, member = key
    row = {
        "indicator": indicator,
        "measure": measure,
        "period": period,
        "dimension": dimension,
        "member": member,
        "value": 0,
        "part": 0,
        "whole": 0,
    }
    for number, _ in tells(row, shapes):
        yield number


def values(known: Knowledge, number: Number) -> list[float]:
    """Up to three values that the number can have for all that is known."""
    if number not in known.unknown:
        return [known.value[number]]
    problem = _Problem(known, number)
    found = {known.value[number], problem.extreme(1.0), problem.extreme(-1.0)}
    between = [value for value in np.arange(min(found), max(found) + 1) if value not in found][:5]
    while len(found) < 3 and between:
        value = between.pop()
        if problem.can_be(value):
            found.add(value)
    return sorted(found)


def _hardly_moved(known: Knowledge, answers: int = 60) -> list[Number]:
    """The unknown numbers that no answer of a linear programme moves by two, when many are pushed at once."""
    numbers = sorted(known.unknown)
    value, needed = np.array([known.value[each] for each in numbers]), np.array([each in known.needed for each in numbers])
    solver = _programme(known, numbers, np.maximum(np.array([known.low[each] for each in numbers]) - value, -2))
    highest, lowest, random = np.zeros(len(numbers)), np.zeros(len(numbers)), np.random.default_rng(1)
    for answer in range(answers):
        left = needed & (highest - lowest < 2 - 1e-6)
        aim = random.choice([-1.0, 1.0], len(numbers)) if answer > 1 else np.full(len(numbers), 1.0 - 2 * answer)
        solver.changeColsCost(len(numbers), np.arange(len(numbers), dtype=np.int32), -aim * left)
        solver.run()
        change = np.array(solver.getSolution().col_value)
        highest, lowest = np.maximum(highest, change), np.minimum(lowest, change)
    return [each for each, is_left in zip(numbers, needed & (highest - lowest < 2 - 1e-6), strict=True) if is_left]


def _programme(known: Knowledge, numbers: list[Number], low: np.ndarray) -> highspy.Highs:
    """By how much the numbers may change: exact sums stay, and those with room below fall no further."""
    at = {each: column for column, each in enumerate(numbers)}
    sums = list({id(each): each for number in numbers for each in known.sums_of.get(number, [])}.values())
    columns = _matrix(sums, at).tocsc()
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(numbers), len(sums)
    programme.col_cost_, programme.col_lower_, programme.col_upper_ = np.zeros(len(numbers)), low, np.full(len(numbers), 2.0)
    room = np.array([sum(sign * known.value[other] for other, sign in signs.items()) for signs, _ in sums])
    is_exact = np.array([room == 0 for _, room in sums])
    programme.row_lower_, programme.row_upper_ = np.where(is_exact, 0.0, -room), np.where(is_exact, 0.0, np.inf)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_, programme.a_matrix_.index_, programme.a_matrix_.value_ = columns.indptr, columns.indices, columns.data
    solver = highspy.Highs()
    for option, setting in (("output_flag", False), ("solver", "simplex"), ("simplex_strategy", 4)):  # the primal one goes on where it was
        solver.setOptionValue(option, setting)
    solver.passModel(programme)
    return solver


def _matrix(sums: Sequence[Sum], at: Mapping[Number, int]) -> csr_array:
    entries = [(row, at[other], sign) for row, (signs, _) in enumerate(sums) for other, sign in signs.items() if other in at]
    row, column, sign = np.array(entries, dtype=float).reshape(-1, 3).T
    return csr_array((sign, (row.astype(int), column.astype(int))), shape=(len(sums), len(at)))


def _around(known: Knowledge, number: Number) -> list[Number]:
    reached, waiting = {number}, [number]
    while waiting:
        for signs, _ in known.sums_of.get(waiting.pop(), []):
            new = [other for other in signs if other in known.unknown and other not in reached]
            reached.update(new)
            waiting.extend(new)
    return sorted(reached)


class _Problem:
    """The integer programme of everything that is tied to one number."""

    def __init__(self, known: Knowledge, number: Number) -> None:
        around = _around(known, number)
        at = {each: column for column, each in enumerate(around)}
        self.column = at[number]
        self.low = np.array([max(known.low[each], known.value[each] - FARTHEST) for each in around])
        self.high = np.array([known.value[each] + FARTHEST for each in around])
        sums = list({id(each): each for other in around for each in known.sums_of.get(other, [])}.values())
        least, most = np.zeros(len(sums)), np.zeros(len(sums))
        for row, (signs, room) in enumerate(sums):
            true = sum(sign * known.value[other] for other, sign in signs.items())
            constant = sum(sign * known.value[other] for other, sign in signs.items() if other not in at)
            least[row], most[row] = (true - constant, true - constant) if room == 0 else (-constant, np.inf)
        self.constraints = LinearConstraint(_matrix(sums, at), least, most) if sums else ()

    def extreme(self, direction: float) -> float:
        """The number's least value (direction 1) or its most (−1)."""
        answer = self._solve(direction, self.low, self.high)
        assert answer is not None, "the true figures are possible"
        return answer

    def can_be(self, value: float) -> bool:
        """Whether the number can be exactly this."""
        low, high = self.low.copy(), self.high.copy()
        low[self.column] = high[self.column] = value
        return self.low[self.column] <= value <= self.high[self.column] and self._solve(1.0, low, high) is not None

    def _solve(self, direction: float, low: np.ndarray, high: np.ndarray) -> float | None:
        objective = np.zeros(len(low))
        objective[self.column] = direction
        answer = milp(objective, integrality=np.ones(len(low)), bounds=Bounds(low, high), constraints=self.constraints)
        return None if answer.x is None else float(round(answer.x[self.column]))
