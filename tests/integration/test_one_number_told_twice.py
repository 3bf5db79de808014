"""A number that one indicator withholds is not told by another that counts the same."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

#: What a share's whole counts: the namesake's indicator, and where among its members it stands.
SAME = {
    "category_precision": ("early_effort_by_unit", ("kind", "registered")),
    "child_talk": ("assessments_ended", ("type", "Børnefaglig undersøgelse")),
}


def _figures(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _wholes(figures: list[dict[str, str]], share: str, dimension: str, member: str) -> dict[tuple[str, str, str], str]:
    """Each whole of the share, by the place of its namesake."""
    return {
        (each["period"], f"{dimension},{each['dimension']}".strip(","), f"{member},{each['member']}".strip(",")): each["whole"]
        for each in figures
        if each["indicator"] == share and each["measure"] == "share" and "component" not in each["dimension"]
    }


def _counts(figures: list[dict[str, str]], indicator: str) -> dict[tuple[str, str, str], str]:
    return {
        (each["period"], each["dimension"], each["member"]): each["value"]
        for each in figures
        if each["indicator"] == indicator and each["measure"] == "count"
    }


@pytest.mark.parametrize("share", SAME)
def test_a_withheld_count_is_not_told_by_the_whole_of_a_share(share: str, undisturbed: Path) -> None:
    namesake, place = SAME[share]
    figures = _figures(undisturbed / "figures.csv")
    counts, wholes = _counts(figures, namesake), _wholes(figures, share, *place)
    withheld = [where for where in wholes if counts.get(where) == ""]
    assert withheld
    assert [where for where in withheld if wholes[where]] == []


@pytest.mark.parametrize("share", SAME)
def test_they_count_the_same(share: str, undisturbed: Path) -> None:
    namesake, place = SAME[share]
    figures = _figures(undisturbed / "figures-internal.csv")
    counts, wholes = _counts(figures, namesake), _wholes(figures, share, *place)
    both = counts.keys() & wholes.keys()
    assert both
    assert [where for where in both if counts[where] != wholes[where]] == []
