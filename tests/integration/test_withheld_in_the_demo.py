"""What is withheld in a whole run's figures: no number can be worked out, and the totals that a leader looks at are told."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.csv as csv
import pytest

from forspring.disclosure import Shape
from forspring.indicators.catalogue import catalogue
from tests.agreement.disclosure_attack import revealed_of_many

NUMBERS = {"value": pa.float64(), "part": pa.float64(), "whole": pa.float64()}


@pytest.fixture(scope="module")
def both(undisturbed: Path) -> tuple[pa.Table, pa.Table]:
    """The figures before and after concealing."""
    order = [(name, "ascending") for name in ("indicator", "period", "dimension", "member", "measure")]
    return tuple(
        csv.read_csv(undisturbed / name, convert_options=csv.ConvertOptions(column_types=NUMBERS, strings_can_be_null=False)).sort_by(order)
        for name in ("figures-internal.csv", "figures.csv")
    )


def test_no_number_can_be_worked_out(both: tuple[pa.Table, pa.Table]) -> None:
    assert revealed_of_many(*both, {name: Shape(**vars(one.shape)) for name, one in catalogue().items()}) == {}


def test_what_a_leader_looks_at_first_is_told(both: tuple[pa.Table, pa.Table]) -> None:
    large = [
        after["status"]
        for before, after in zip(both[0].to_pylist(), both[1].to_pylist(), strict=True)
        if before["measure"] == "count" and not before["dimension"] and len(before["period"]) == len("2025") and before["value"] >= 30
    ]
    assert len(large) > 20
    assert "withheld" not in large
