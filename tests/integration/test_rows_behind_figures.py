"""Every figure about children can be followed down to exactly the rows that it counts."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from forspring.indicators.behind import APART
from forspring.indicators.catalogue import catalogue
from forspring.indicators.definition import Indicator, Kind
from forspring.kernel.errors import WrongUseError
from forspring.pipeline import behind, facts
from forspring.pipeline.facts import Facts

PERIODS = ("2025", "2026-Q2", "2026-10-31")
CELLS = 3  # of each breakdown
MEASURES = {"count", "share", "n", "n_waiting"}
SUMMED = {"ladder_moves", "notifications_per_1000"}  # counted before, or for each thousand


@pytest.fixture(scope="module")
def counted(kept: tuple[Path, str]) -> Iterator[Facts]:
    """The facts that the run kept."""
    opened = facts.opened(*kept)
    yield opened
    opened.engine.close()


@pytest.fixture(scope="module")
def cells(undisturbed: Path) -> dict[str, list[dict[str, str]]]:
    """Some cells of every breakdown of each indicator, with nothing concealed."""
    chosen: dict[tuple[str, str, str, str], list[dict[str, str]]] = defaultdict(list)
    with (undisturbed / "figures-internal.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            group = chosen[row["indicator"], row["dimension"], row["measure"], row["period"]]
            if row["period"] in PERIODS and row["measure"] in MEASURES and len(group) < CELLS:
                group.append(row)
    told: dict[str, list[dict[str, str]]] = defaultdict(list)
    for (indicator, *_rest), rows in chosen.items():
        told[indicator].extend(rows)
    return told


ABOUT_CHILDREN = [one for one in catalogue().values() if one.counted not in APART and one.id not in SUMMED]


@pytest.mark.parametrize("one", ABOUT_CHILDREN, ids=lambda one: one.id)
def test_the_rows_behind_a_cell_are_those_it_counts(counted: Facts, cells: dict[str, list[dict[str, str]]], one: Indicator):
    wrong = [row for row in cells[one.id] if not _agrees(counted, one, row)]
    assert wrong == []


def _agrees(counted: Facts, one: Indicator, row: dict[str, str]) -> bool:
    found = behind.cell(counted, one, row["period"], row["dimension"], row["member"], ())
    things, persons = len(found), len({each.person for each in found})
    kind = one.readings[0].kind
    if row["member"] in {"moves_up", "moves_down"}:
        return things == 0
    if kind is Kind.FAMILIES:
        return persons >= float(row["value"]) > 0
    if row["measure"] != "share":
        return float(row["value"]) in {things, persons}
    if kind is Kind.SHARE:
        return (int(row["part"]), int(row["whole"])) == (sum(bool(each.is_part) for each in found), things)
    return kind is not Kind.DISTRIBUTION or int(row["part"]) == things  # the others' shares are read off a curve, whose n is asked for too


@pytest.mark.parametrize("one", [one for one in catalogue().values() if one.counted in APART], ids=lambda one: one.id)
def test_no_rows_are_shown_behind_what_is_not_about_children(counted: Facts, one: Indicator):
    with pytest.raises(WrongUseError, match="ingen rækker"):
        behind.cell(counted, one, "2025", "", "", ())
