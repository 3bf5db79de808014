"""No withheld number can be worked out: an integer programme tries it on tables of every form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pyarrow as pa
from disclosure_attack import revealed
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from forspring.disclosure import Shape, conceal

COLUMNS = ("indicator", "period", "dimension", "member", "measure", "value", "part", "whole", "status", "n")
TYPES = (*[pa.string()] * 5, pa.float64(), pa.int64(), pa.int64(), pa.string(), pa.int64())
Event = tuple[int, int, int, bool]  # month, role, kind, whether it is part
FEW = settings(
    max_examples=25, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
ROLES, KINDS = "ABCDE", "xyz"


def table(rows: Iterable[tuple[object, ...]]) -> pa.Table:
    """Figures from rows of indicator, period, dimension, member, measure, value, part, whole, status and n."""
    columns = list(zip(*rows, strict=True))
    return pa.table({name: pa.array(column, kind) for name, kind, column in zip(COLUMNS, TYPES, columns, strict=True)})


def counts(
    indicator: str, cells: Mapping[tuple[str, str, str], int], measure: str = "count", cut: frozenset[str] = frozenset()
) -> list[tuple[object, ...]]:
    """Rows of a count; the periods `cut` by the as-of day are partial."""
    return [
        (indicator, period, dimension, member, measure, float(count), None, None, "partial" if period in cut else "ok", count)
        for (period, dimension, member), count in sorted(cells.items())
    ]


def events(most: int = 120, months: int = 6) -> st.SearchStrategy[list[Event]]:
    """Things that happened, more of them in the first roles and kinds."""
    uneven = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3, 4])
    return st.lists(
        st.tuples(st.integers(1, months), uneven, st.sampled_from([0, 0, 0, 1, 1, 2]), st.booleans()), min_size=3, max_size=most
    )


def cells(of: Iterable[Event], periods: str, dimensions: Iterable[str]) -> Counter[tuple[str, str, str]]:
    """The counts of the events by period and dimension."""
    found: Counter[tuple[str, str, str]] = Counter()
    for month, role, kind, _ in of:
        members = {"": "", "role": ROLES[role], "kind": KINDS[kind], "kind,role": f"{KINDS[kind]},{ROLES[role]}"}
        lengths = {"year": "2025", "quarter": f"2025-Q{(month + 2) // 3}", "month": f"2025-{month:02}"}
        found.update((lengths[length], dimension, members[dimension]) for length in periods.split() for dimension in dimensions)
    return found


COURSES = Shape(counted="courses", parts=frozenset({"role", "kind"}), adds_over_time=True)


@FEW
@given(events())
def test_a_breakdown_keeps_three_values_for_each_withheld_number(happened: list[Event]) -> None:
    figures = table(counts("a", cells(happened, "year", ["", "role"])))
    assert revealed(figures, conceal(figures, {"a": COURSES}), {"a": COURSES}) == {}


@FEW
@given(events())
def test_a_pair_of_dimensions_with_its_margins_keeps_three_values(happened: list[Event]) -> None:
    figures = table(counts("a", cells(happened, "year", ["", "role", "kind", "kind,role"])))
    assert revealed(figures, conceal(figures, {"a": COURSES}), {"a": COURSES}) == {}


@FEW
@given(events())
def test_months_quarters_and_years_keep_three_values(happened: list[Event]) -> None:
    figures = table(counts("a", cells(happened, "year quarter month", ["", "role", "kind"])))
    assert revealed(figures, conceal(figures, {"a": COURSES}), {"a": COURSES}) == {}


@FEW
@given(events())
def test_shares_by_role_keep_three_values_for_part_rest_and_whole(happened: list[Event]) -> None:
    whole, part = cells(happened, "year", ["", "role"]), cells([each for each in happened if each[3]], "year", ["", "role"])
    shares = [
        (
            "s",
            period,
            dimension,
            member,
            "share",
            part[period, dimension, member] / count,
            part[period, dimension, member],
            count,
            "ok",
            count,
        )
        for (period, dimension, member), count in sorted(whole.items())
    ]
    figures = table([*shares, *counts("s", whole, "n")])
    shapes = {"s": Shape(counted="notifications", parts=frozenset({"role"}), adds_over_time=True)}
    assert revealed(figures, conceal(figures, shapes), shapes) == {}


@FEW
@given(events())
def test_a_neighbour_that_tells_the_same_numbers_tells_nothing_more(happened: list[Event]) -> None:
    figures = table([*counts("a", cells(happened, "year", ["", "role"])), *counts("b", cells(happened, "year", ["", "role", "kind"]), "n")])
    shapes = {"a": COURSES, "b": Shape("courses", frozenset({"kind"}), adds_over_time=True, names={"n": "a.count"})}
    assert revealed(figures, conceal(figures, shapes), shapes) == {}


@FEW
@given(events(), st.lists(st.integers(0, 30), min_size=1))
def test_children_who_are_in_several_activities_keep_three_values(happened: list[Event], children: list[int]) -> None:
    of_child = [(children[at % len(children)], event) for at, event in enumerate(happened)]
    distinct: Counter[tuple[str, str, str]] = Counter()
    for key in {(child, key) for child, event in of_child for key in cells([event], "year quarter", ["", "role"])}:
        distinct[key[1]] += 1
    figures, shapes = table(counts("a", distinct)), {"a": Shape("children")}
    assert revealed(figures, conceal(figures, shapes), shapes) == {}


@FEW
@given(events(months=4), st.integers(1, 4))
def test_a_year_that_goes_on_tells_no_month_by_the_difference(happened: list[Event], first: int) -> None:
    shapes, published = {"a": COURSES}, []
    for month in range(first, 5):
        known = [event for event in happened if event[0] <= month]
        if known:
            cut = frozenset({"2025", *(["2025-Q1"] if month < 3 else ["2025-Q2"] if month > 3 else [])})
            figures = table(counts("a", cells(known, "year quarter month", ["", "role"]), cut=cut))
            shown = conceal(figures, shapes, published)
            assert revealed(figures, shown, shapes, published) == {}
            published.append(shown)


@FEW
@given(events(), events(most=4), st.integers(3, 8))
def test_a_revision_tells_nothing_by_the_difference(happened: list[Event], late: list[Event], threshold: int) -> None:
    shapes, published = {"a": COURSES}, []
    for known in (happened, [*happened, *late], [*happened, *late]):
        figures = table(counts("a", cells(known, "year quarter", ["", "role"])))
        shown = conceal(figures, shapes, published, threshold)
        assert revealed(figures, shown, shapes, published) == {}
        published.append(shown)


def test_the_attack_finds_what_small_numbers_alone_leave_open() -> None:
    figures = table(counts("a", {("2025", "", ""): 30, ("2025", "role", "A"): 27, ("2025", "role", "B"): 3}))
    shown = table(
        [
            *counts("a", {("2025", "", ""): 30, ("2025", "role", "A"): 27}),
            ("a", "2025", "role", "B", "count", None, None, None, "withheld", None),
        ]
    )
    assert list(revealed(figures, shown, {"a": COURSES}).values()) == [[3.0]]


@FEW
@given(events(most=200))
def test_nothing_is_withheld_where_nothing_is_small(happened: list[Event]) -> None:
    figures = table(counts("a", {key: count + 5 for key, count in cells(happened, "year", ["", "role"]).items()}))
    assert conceal(figures, {"a": COURSES}).drop_columns("n") == figures.drop_columns("n")


@FEW
@given(events())
def test_the_same_figures_are_always_withheld_in_the_same_way(happened: list[Event]) -> None:
    figures = table(counts("a", cells(happened, "year quarter month", ["", "role", "kind", "kind,role"])))
    assert conceal(figures, {"a": COURSES}) == conceal(figures, {"a": COURSES})
