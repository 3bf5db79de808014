"""How figures are told: in Danish, with what they rest on, and never a 0 for what is hidden."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from forspring.report import danish, ten
from forspring.report.content import Explained
from forspring.report.figures import AGE, COUNT, DAYS, MILLIONS, SHARE, Cell, Figures
from forspring.report.ten import changed


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1234.5, 1, "1.234,5"), (0, 0, "0"), (-12.34, 1, "\u221212,3"), (-0.01, 1, "0,0"), (1234567, 0, "1.234.567")],
)
def test_numbers_are_written_in_danish(value: float, decimals: int, text: str) -> None:
    assert danish.number(value, decimals) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [("2025", "2025"), ("2025-Q3", "3. kvartal 2025"), ("2025-10", "oktober 2025"), ("2025-12-31", "31.12.2025")],
)
def test_periods_are_named_in_danish(name: str, text: str) -> None:
    assert danish.period(name) == text


def test_a_list_of_words_ends_in_og() -> None:
    assert danish.listed(["a", "b", "c"]) == "a, b og c"
    assert danish.listed(["a"]) == "a"
    assert danish.listed([]) == ""


@pytest.mark.parametrize(
    ("cell", "text", "remark"),
    [
        (Cell(SHARE, 0.5, 12, 24, "ok"), "50,0\u00a0%", "12 af 24"),
        (Cell(SHARE, 0.5, 4, 8, "ok"), "50,0\u00a0%", "4 af 8, få"),
        (Cell(DAYS, 31, None, 40, "partial"), "31 dage", "n = 40, delvis"),
        (Cell(COUNT, 7, status="partial"), "7", "delvis"),
        (Cell(COUNT, None, status="withheld"), "skjult", ""),
        (Cell(DAYS, None, status="not_reached"), "ikke nået", ""),
        (Cell(DAYS, None, status="not_evaluated"), "ikke beregnet", ""),
        (Cell(COUNT), "–", ""),
        (Cell(AGE, 97, status="ok"), "8 år 1 mdr.", ""),
        (Cell(MILLIONS, 51_250_000, status="ok"), "51,2 mio. kr.", ""),
    ],
)
def test_a_cell_is_told_with_what_it_rests_on(cell: Cell, text: str, remark: str) -> None:
    assert (cell.text, cell.remark.replace("\u00a0", " ")) == (text, remark)


@pytest.mark.parametrize(
    ("now", "before", "better", "told"),
    [
        (Cell(SHARE, 0.6, status="ok"), Cell(SHARE, 0.5, status="ok"), "higher", ("+10,0 procentpoint fra 2024", "better")),
        (Cell(DAYS, 40, status="ok"), Cell(DAYS, 31, status="ok"), "lower", ("+9 dage fra 2024", "worse")),
        (Cell(COUNT, 40, status="ok"), Cell(COUNT, 31, status="ok"), "", ("+9 fra 2024", "")),
        (Cell(COUNT, 40, status="ok"), Cell(COUNT, 40, status="ok"), "higher", ("uændret fra 2024", "same")),
        (Cell(COUNT, 40, status="ok"), Cell(COUNT, None, status="withheld"), "higher", ("ingen sammenligning med 2024", "")),
    ],
)
def test_a_change_is_told_in_the_unit_of_the_figure(now: Cell, before: Cell, better: str, told: tuple[str, str]) -> None:
    assert changed(now, before, "2024", better) == told


def test_the_year_told_is_the_newest_that_is_over(figures: pa.Table) -> None:
    assert Figures(figures, date(2026, 3, 31)).year == "2025"
    assert Figures(figures, date(2025, 12, 31)).year == "2025"


def test_the_months_told_are_the_last_24_that_are_over(figures: pa.Table) -> None:
    assert Figures(figures, date(2026, 3, 31)).months[::23] == ["2024-04", "2026-03"]
    assert Figures(figures, date(2026, 3, 30)).months[::23] == ["2024-03", "2026-02"]


def test_ten_figures_matter(figures: pa.Table, definitions: list[Explained]) -> None:
    rows = ten.rows(Figures(figures, date(2026, 3, 31)), {each.id: each for each in definitions})
    assert len(rows) == 10
    assert rows[0][0] == "Børn i forløb, 31.03.2026"
    assert rows[2] == ("Registrerede tidlige indsatser, 2025", "170", "uændret fra 2024")
