"""What is withheld for its own sake, and what for the sake of others."""

from __future__ import annotations

import pyarrow as pa
import pytest

from forspring.disclosure import Shape, broken_sums, conceal
from forspring.kernel.errors import WrongUseError

COLUMNS = ("indicator", "period", "dimension", "member", "measure", "value", "part", "whole", "status", "n")
TYPES = (*[pa.string()] * 5, pa.float64(), pa.int64(), pa.int64(), pa.string(), pa.int64())
BY_ROLE = {"a": Shape(counted="courses", parts=frozenset({"role"}))}


def figures(*rows: tuple[object, ...]) -> pa.Table:
    """Rows of member, measure, value, part, whole and n; a member is a role, blank for the total."""
    told = [("a", "2025", "role" if row[0] else "", row[0], *row[1:5], "ok", row[5]) for row in rows]
    return pa.table({name: pa.array(column, kind) for name, kind, column in zip(COLUMNS, TYPES, zip(*told, strict=True), strict=True)})


def statuses(*rows: tuple[object, ...], shapes: dict[str, Shape] = BY_ROLE, threshold: int = 5) -> list[str]:
    """The status of each row once concealed."""
    return list(conceal(figures(*rows), shapes, threshold=threshold)["status"].to_pylist())


@pytest.mark.parametrize(
    ("measure", "value", "part", "whole", "n", "status"),
    [
        ("count", 0.0, None, None, 0, "ok"),
        ("count", 1.0, None, None, 1, "withheld"),
        ("count", 4.0, None, None, 4, "withheld"),
        ("count", 5.0, None, None, 5, "ok"),
        ("share", 0.2, 4, 20, 20, "withheld"),
        ("share", 0.8, 16, 20, 20, "withheld"),
        ("share", 0.5, 10, 20, 20, "ok"),
        ("share", 1.0, 20, 20, 20, "ok"),
        ("median", 12.0, None, None, 4, "withheld"),
        ("median", 12.0, None, None, 5, "ok"),
        ("p90", 12.0, None, None, 9, "withheld"),
        ("longest", 12.0, None, None, 10, "ok"),
        ("amount", 12.5, None, None, 4, "withheld"),
        ("amount", 12.5, None, None, None, "ok"),
    ],
)
def test_a_figure_that_rests_on_few_is_withheld(
    measure: str, value: float, part: int | None, whole: int | None, n: int | None, status: str
) -> None:
    assert statuses(("", measure, value, part, whole, n)) == [status]


def test_a_figure_about_fewer_than_three_workers_is_withheld() -> None:
    assert statuses(("", "n", 2.0, None, None, 2), shapes={"a": Shape(counted="workers")}) == ["withheld"]


def test_the_smallest_other_part_goes_with_a_small_one_and_a_zero_stays() -> None:
    parts = [
        ("A", "count", 3.0, None, None, 3),
        ("B", "count", 7.0, None, None, 7),
        ("C", "count", 20.0, None, None, 20),
        ("D", "count", 0.0, None, None, 0),
    ]
    assert statuses(("", "count", 30.0, None, None, 30), *parts) == ["ok", "withheld", "withheld", "ok", "ok"]


def test_a_withheld_row_tells_no_number_at_all() -> None:
    row = conceal(figures(("", "share", 0.1, 2, 20, 20)), BY_ROLE).to_pylist()[0]
    assert [row[name] for name in ("value", "part", "whole", "n")] == [None] * 4


def test_the_order_of_the_rows_decides_nothing() -> None:
    rows = [(name, "count", float(count), None, None, count) for name, count in (("A", 2), ("B", 6), ("C", 6), ("D", 6), ("", 20))]
    shown = [sorted(zip([row[0] for row in each], statuses(*each), strict=True)) for each in (rows, rows[::-1])]
    assert shown[0] == shown[1]


def test_a_sum_that_does_not_hold_is_named() -> None:
    assert broken_sums(figures(("", "count", 9.0, None, None, 9), ("A", "count", 8.0, None, None, 8)), BY_ROLE) == ["a.count 2025 ()"]


def test_a_threshold_under_three_is_refused() -> None:
    with pytest.raises(WrongUseError):
        conceal(figures(("", "count", 9.0, None, None, 9)), BY_ROLE, threshold=2)
