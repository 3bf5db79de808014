"""The shapes in which a file may come, told by what is read of it."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

HEADER = "Kontakt-id;CPR barn;Navn barn;Dato;Kontakttype\n"
BODY = "K1;010115-1234;Ærlig Ål;31-12-2024;Hjemmebesøg\nK2;020215-1234;Bo Bi;01-01-2025;Telefon\n"
READ = [("K1", "Hjemmebesøg", 2), ("K2", "Telefon", 3)]


def contacts(exports):
    return exports.know().rows("contact_rows", "contact", "type", "row")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_file_is_read_in_any_encoding(exports, encoding):
    exports.deliver("novax/novax_kontakter.csv", HEADER + BODY, encoding=encoding)
    assert contacts(exports) == READ
    assert exports.who("name") == ["Ærlig Ål", "Bo Bi"]


def test_windows_letters_far_down_are_read_too(exports):
    many = "".join(f"K{n};010115-1234;Bo Bi;31-12-2024;Telefon\n" for n in range(9000))
    exports.deliver(
        "novax/kontakter.csv", (HEADER + many + "X;010115-1234;Åse Bi;31-12-2024;Telefon\n").replace("Hjemmebesøg", ""), encoding="cp1252"
    )
    assert exports.know().who("name")[-1] == "Åse Bi"


def test_a_letter_may_lie_across_the_end_of_the_first_look(exports):
    start = HEADER + "K1;010115-1234;"
    filler = "x" * ((1 << 18) - 1 - len(start.encode()))
    exports.deliver("novax/kontakter.csv", f"{start}{filler}Ål;31-12-2024;Hjemmebesøg\n")
    assert contacts(exports) == [("K1", "Hjemmebesøg", 2)]
    assert exports.who("name")[0].endswith("xÅl")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_delimiters_and_line_breaks_do_not_matter(exports, delimiter, newline):
    exports.deliver("novax/kontakter.csv", (HEADER + BODY).replace(";", delimiter).replace("\n", newline))
    assert contacts(exports) == READ


@pytest.mark.parametrize("above", ["Udtræk\n", "Udtræk\r\n", "Udtræk\r", "Udtræk\r\nfra Novax\n"])
@pytest.mark.parametrize("below", ["\n", "\r\n"])
def test_lines_above_the_header_may_end_otherwise_than_the_rest(exports, above, below):
    exports.deliver("novax/kontakter.csv", above + (HEADER + BODY).replace("\n", below))
    assert contacts(exports) == READ


@pytest.mark.parametrize("name", ["novax_kontakter.csv", "kontakter.txt", "KONTAKTER.CSV", "Novax-Kontakter.csv"])
def test_a_file_is_known_by_its_stem(exports, name):
    exports.deliver(f"novax/{name}", HEADER + BODY)
    assert contacts(exports) == READ


def test_headers_may_be_spelled_otherwise_and_stand_in_any_order(exports):
    exports.draw("novax/kontakter.csv", """
        KONTAKTTYPE | dato       | navn_barn | kontakt id | Cpr.Barn
        Telefon     | 31.12.2024 | Bo Bi     | K1         | 010115-1234
    """)  # fmt: skip
    assert contacts(exports) == [("K1", "Telefon", 2)]


def test_danish_letters_in_headers_may_be_written_out(exports):
    exports.draw("befolkning/befolkning.csv", """
        Aar  | Koen | Alder | Distrikt | Antal
        2025 | K    | 3     | Nord     | 1.234
    """)  # fmt: skip
    assert exports.know().rows("population_rows", "year", "sex", "age", "count") == [(2025, "K", 3, 1234)]


def test_an_unknown_column_is_told_once_and_ignored(exports):
    exports.deliver("novax/kontakter.csv", "Noget;" + HEADER + "".join("x;" + line + "\n" for line in BODY.splitlines()))
    assert contacts(exports) == READ
    assert exports.findings("unknown_column") == [("unknown_column", None, "Noget")]


def test_row_numbers_leave_out_the_preamble_and_count_all_records(exports):
    """Overskriften er række 1; en post med linjeskift er én; tomme poster og dubletter beholder deres numre."""
    exports.deliver(
        "novax/kontakter.csv",
        "Udtræk af kontakter;;;;\nfra 2024;;;;\n\n" + HEADER + 'K1;010115-1234;"Bo\nBi";31-12-2024;Telefon\n\n;;;;\n'
        "K2;020215-1234;Al Bi;31-12-2024;Telefon\nK2;020215-1234;Al Bi;31-12-2024;Telefon\nK3;020215-1234;Al Bi;;Telefon\n",
    )  # fmt: skip
    assert contacts(exports) == [("K1", "Telefon", 2), ("K2", "Telefon", 5)]
    assert exports.findings("duplicate_row", "missing_field") == [("duplicate_row", 6, ""), ("missing_field", 7, "Dato")]
    assert exports.account("novax_kontakter") == (3, 1, 2, 1)


@pytest.mark.parametrize("total", ["I alt;;;;2", "Total;2;;;", ";;I alt: 2;;"])
def test_a_row_of_totals_at_the_end_is_no_row(exports, total):
    exports.deliver("novax/kontakter.csv", HEADER + BODY + total + "\n\n")
    assert contacts(exports) == READ
    assert exports.account("novax_kontakter") == (2, 0, 2, 0)


def test_a_file_cut_in_the_middle_of_a_line_loads_its_whole_rows(exports):
    exports.deliver("novax/kontakter.csv", HEADER + BODY + "K3;0303")
    assert contacts(exports) == READ
    assert exports.account("novax_kontakter") == (3, 0, 2, 1)
    assert exports.findings("cut_row") == [("cut_row", 4, "")]


def test_a_last_line_without_a_line_break_is_whole(exports):
    exports.deliver("novax/kontakter.csv", HEADER + BODY.rstrip("\n"))
    assert contacts(exports) == READ
    assert exports.findings("cut_row") == []


def test_a_record_with_too_few_or_too_many_fields_is_read_and_told(exports):
    exports.deliver("novax/kontakter.csv", HEADER + BODY + "K3;030315-1234;Cy Bi;31-12-2024\nK4;030315-1234;Cy Bi;31-12-2024;Telefon;x\n")
    assert contacts(exports) == [*READ, ("K3", None, 4), ("K4", "Telefon", 5)]
    assert exports.findings("too_many_fields") == [("too_many_fields", 5, "")]


def test_a_sheet_is_read_with_its_dates_and_numbers(exports):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Konto", "År", "Måned", "Beløb", "CPR-nr."])
        sheet.write_row(1, 0, [5281, 2025, 3, 1234.5, 101151234])
        sheet.write_row(3, 0, ["5281", "2025", "4", "-1.234,50", "0101151234"])
        sheet.write_row(4, 0, ["I alt", None, None, 0])
    exports.deliver("oekonomi/forbrug.xlsx", file.getvalue())
    assert exports.know().rows("posting_rows", "account", "month", "amount_ore", "row") == [("5281", 3, 123450, 2), ("5281", 4, -123450, 4)]
    assert set(exports.who("number")) == {"0101151234"}


def test_an_open_document_sheet_is_read(exports, tmp_path):
    sheet = Table(name="Ark")
    for values in (["Enhed", "Navn", "Chefområde", "Rolle", "Fra"], ["T1", "Teamet", "Dagtilbud", "Rådgivende team", "45658"]):
        row = TableRow()
        for value in values:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            row.addElement(cell)
        sheet.addElement(row)
    document = OpenDocumentSpreadsheet()
    document.spreadsheet.addElement(sheet)
    document.save(tmp_path / "x.ods")
    exports.deliver("organisation/enheder.ods", (tmp_path / "x.ods").read_bytes())
    assert exports.know().rows("unit_rows", "unit", "name", "role", "cast(from_on as varchar)") == [
        ("T1", "Teamet", "Rådgivende team", "2025-01-01")
    ]


def test_a_zip_of_a_delivery_is_a_delivery(exports):
    place = exports.folder / "novax"
    place.mkdir()
    with zipfile.ZipFile(place / "2025-12-31.zip", "w") as archive:
        archive.writestr("2025-12-31/Kontakter.csv", HEADER + BODY)
    assert contacts(exports) == READ


@pytest.mark.parametrize(
    ("name", "content"), [("kontakter.xlsx", b"PK nonsense"), ("kontakter.csv", b""), ("kontakter.csv", b"\x00\x01\x02\xff")]
)
def test_a_file_that_cannot_be_read_is_a_finding(exports, name, content):
    exports.deliver(f"novax/{name}", content)
    assert contacts(exports) == []
    assert len(exports.findings("file_unreadable", "header_missing")) == 1


def test_what_is_not_known_is_a_finding_and_no_crash(exports):
    exports.deliver("novax/kontakter.csv", HEADER + BODY)
    exports.deliver("novax/noter.csv", "x")
    exports.deliver("novax/x.csv", "x", day="i går")
    exports.deliver("andet/x.csv", "x")
    (exports.folder / "2025-12-31.zip").write_bytes(b"x")
    assert contacts(exports) == READ
    assert (
        sorted(code for code, _, _ in exports.findings("unknown_file", "unknown_folder")) == ["unknown_file"] * 2 + ["unknown_folder"] * 2
    )


def test_a_last_row_whose_worker_is_called_sum_is_a_row(exports):
    exports.draw("novax/kontakter.csv", """
        Kontakt-id | CPR barn    | Navn barn | Dato       | Kontakttype | Sundhedsplejerske
        K1         | 010115-1234 | Bo Bi     | 31-12-2024 | Telefon     | SUM
    """)  # fmt: skip
    assert contacts(exports) == [("K1", "Telefon", 2)]
