"""How near the demo municipality's own figures, as the product counts them, lie to the published ones."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from forspring.demo import municipality
from tests.integration.conftest import AS_OF

Cell = tuple[str, str, str, str, str]


@pytest.fixture(scope="module")
def figures(command, tmp_path_factory) -> dict[Cell, float]:
    """The internal figures of the municipality that `forspring demo` makes."""
    folder = tmp_path_factory.mktemp("demo")
    made = municipality.make(folder, children=10_000, seed=2026, as_of=AS_OF)
    answer = command("run", made.deliveries, "--as-of", AS_OF, "--out", folder / "overblik", "--internal")
    assert answer.returncode == 0, answer.stderr
    return _read(folder / "overblik" / "figures-internal.csv")


def _read(path: Path) -> dict[Cell, float]:
    with path.open(encoding="utf-8") as text:
        return {
            (row["indicator"], row["period"], row["dimension"], row["member"], row["measure"]): float(row["value"])
            for row in csv.DictReader(text)
            if row["value"]
        }


@pytest.mark.parametrize(
    ("indicator", "period", "dimension", "member", "measure", "published", "within"),
    [
        ("notifications_per_1000", "2025", "", "", "rate", 128.7, 15),  # 148,000 notifications of 1.15 million children (KL, 2022)
        ("notifications_per_1000", "2025", "variant", "children", "rate", 71, 8),  # 82,000 children (KL, 2022)
        ("assessed_24h", "2024", "", "", "share", 0.96, 0.03),
        ("assessment_4_months", "2021", "", "", "share", 0.60, 0.12),
        ("assessment_4_months", "2023", "", "", "share", 0.34, 0.12),
        ("assessment_4_months", "2024", "", "", "share", 0.50, 0.12),
        ("caseload", AS_OF.isoformat(), "", "", "mean", 31, 4),  # Dansk Socialrådgiverforening, 2023
    ],
)
def test_the_demo_lies_near_what_is_published(figures, indicator, period, dimension, member, measure, published, within):
    assert figures[indicator, period, dimension, member, measure] == pytest.approx(published, abs=within)


def test_every_line_of_the_catalogue_has_a_figure(figures):
    from forspring.indicators.catalogue import catalogue

    assert set(catalogue()) <= {cell[0] for cell in figures}
