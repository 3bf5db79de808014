"""The workbook: real numbers, the same bytes, and no more than the page shows."""

from __future__ import annotations

import re
import time
import zipfile
from io import BytesIO

import fastexcel
import pytest

from forspring.report import workbook
from forspring.report.content import Report


@pytest.fixture(scope="module")
def book(whole: Report) -> bytes:
    return workbook.render(whole)


def test_the_same_report_gives_the_same_bytes(whole: Report, book: bytes) -> None:
    time.sleep(2.1)  # a zip file dates its members to two seconds
    assert workbook.render(whole) == book


def test_each_section_has_a_sheet(whole: Report, book: bytes) -> None:
    names = fastexcel.read_excel(book).sheet_names
    assert names == ["Overblik", *(section.title for section in whole.sections), "Sådan tælles der"]


def test_what_is_not_reached_is_a_word(book: bytes) -> None:
    sheet = fastexcel.read_excel(book).load_sheet("Opsporing", header_row=None, dtypes="string").to_arrow()
    assert "ikke nået" in [cell for column in sheet.columns for cell in column.to_pylist()]


def test_figures_are_numbers(book: bytes) -> None:
    sheet = fastexcel.read_excel(book).load_sheet("Overblik", header_row=3, dtypes="string").to_arrow()
    told = dict(zip(sheet.column(0).to_pylist(), sheet.column(1).to_pylist(), strict=True))
    assert told["Underretninger pr. 1.000 børn, 2025"] == "84.3"


def test_numbers_carry_their_formats_and_the_header_stands_still(book: bytes) -> None:
    with zipfile.ZipFile(BytesIO(book)) as parts:
        styles = parts.read("xl/styles.xml").decode()
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    assert re.search(r'numFmtId="3"|#,##0', styles)
    assert 'state="frozen"' in sheet
    assert 'orientation="landscape"' in sheet
    assert "<f>" not in sheet
