"""How a file is spelled: encodings, delimiters, headers, dates, numbers, and the four kinds of file."""

# ruff: noqa: DTZ001 (moments are wall-clock time, as an export writes them)

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

from .casework import NOTIFIERS
from .rows import LAYOUTS, Row

DATES = ("%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%Y%m%d")
LAWS = {"SEL": ("SEL", "Serviceloven", "serviceloven,"), "BL": ("BL", "Barnets lov", "Barnets Lov,")}
Cell = str | int | float | date | datetime


@dataclass
class Style:
    """The habits of one file."""

    rng: Random
    suffix: str = ".csv"
    encoding: str = "utf-8"
    delimiter: str = ";"
    newline: str = "\r\n"
    preamble: Sequence[str] = ()
    total: bool = False
    extra: bool = False
    empty_rows: int = 0
    main_date: str = DATES[0]
    shuffled: bool = True
    plain_header: bool = False


def style(rng: Random, suffix: str, encoding: str, delimiter: str = ";", **more: Any) -> Style:
    """A style with the rest drawn."""
    preamble = rng.choice(((), ("Udtræk til styring",), ("Lyngså Kommune", "Dannet automatisk", "")))
    drawn = {"newline": rng.choice(("\r\n", "\n")), "preamble": preamble, "total": rng.random() < 0.5, "extra": rng.random() < 0.5,
             "empty_rows": rng.choice((0, 2, 4)), "main_date": rng.choice(DATES)}  # fmt: skip
    return Style(rng, suffix, encoding, delimiter, **(drawn | more))


def header(text: str, look: Style) -> str:
    """A spelling of a header that differs in what may differ."""
    if look.plain_header:
        return text
    change = look.rng.choice(("same", "same", "upper", "lower", "ascii", "under", "dash", "spaced"))
    ascii_text = text
    for letter, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("Å", "Aa"), ("Æ", "Ae"), ("Ø", "Oe")):
        ascii_text = ascii_text.replace(letter, plain)
    return {"same": text, "upper": text.upper(), "lower": text.lower(), "ascii": ascii_text, "under": text.replace(" ", "_").replace("-", "_"),
            "dash": text.replace(" ", "-"), "spaced": f" {text.replace('-', ' ').replace('.', '')} "}[change]  # fmt: skip


def serial(value: date) -> float:
    """Excel's number for a day or a moment."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return (moment - datetime(1899, 12, 30)).total_seconds() / 86400


def spell(kind: str, value: Any, look: Style) -> Cell:
    """One value as the file writes it."""
    rng, kind = look.rng, kind.rstrip("!?")
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _paragraph(value, rng)
    if kind in ("date", "moment"):
        return _day(value, look, moment=kind == "moment")
    if kind == "cpr":
        return _civil(value, look)
    if kind == "amount":
        return _amount(value, look)
    if kind == "yesno":
        return rng.choice(("ja", "Ja", "JA") if value else ("nej", "Nej"))
    if kind == "int":
        return int(value) if look.suffix in (".xlsx", ".ods") else str(value)
    if kind == "notifier":
        return rng.choice((str(value), NOTIFIERS[value]))
    text = str(value)
    if kind == "word":
        text = rng.choice((text, text, text, text.lower(), text + " "))
    return text


def _paragraph(parts: tuple[Any, ...], rng: Random) -> str:
    law, section, *rest = parts
    name = rng.choice(LAWS[law])
    if rng.random() < 0.1:  # punctuation and spaces do not matter
        return law + f"§{section}" + (f"stk{rest[0]}" if rest else "") + (f"nr{rest[1]}" if len(rest) > 1 else "")
    mark = rng.choice(("§ ", "§"))
    subsection = rng.choice((" stk. ", ", stk. ", " stk.")) + str(rest[0]) if rest else ""
    number = rng.choice((" nr. ", ", nr. ", " nr.")) + str(rest[1]) if len(rest) > 1 else ""
    return f"{name} {mark}{section}{subsection}{number}"


def _day(value: date, look: Style, moment: bool) -> Cell:
    rng = look.rng
    clock = isinstance(value, datetime)
    if look.suffix in (".xlsx", ".ods") and rng.random() < 0.7:
        return value
    choice = rng.random()
    if choice < 0.06 and (not clock or value.minute % 15 == 0):
        number = serial(value)
        return (
            (number if number % 1 else int(number))
            if look.suffix == ".xlsx"
            else (f"{number:.10f}".rstrip("0").rstrip(".").replace(".", rng.choice((".", ","))))
        )
    form = look.main_date if choice < 0.7 else rng.choice(DATES)
    text = value.strftime(form)
    if clock:
        return text + value.strftime(" %H:%M:%S" if value.second or rng.random() < 0.3 else " %H:%M")
    return text + rng.choice(("", "", "", "", " 00:00", " 00:00:00")) if not moment else text


def _civil(number: str, look: Style) -> Cell:
    choice = look.rng.random()
    if look.suffix == ".xlsx" and choice < 0.3:
        return int(number)  # a number cell loses the leading zero
    if number.startswith("0") and choice < 0.4:
        return number[1:]
    return number if choice < 0.6 else f"{number[:6]}-{number[6:]}" if choice < 0.85 else f"{number[:6]} {number[6:]}"


def _amount(oere: int, look: Style) -> Cell:
    rng = look.rng
    if look.suffix in (".xlsx", ".ods"):
        return oere / 100
    sign, whole, rest = ("-" if oere < 0 else ""), abs(oere) // 100, abs(oere) % 100
    thousands = f"{whole:,}".replace(",", ".")
    forms = [f"{thousands},{rest:02d}", f"{whole},{rest:02d}"]
    if rest:
        forms.append(f"{whole}.{rest:02d}")
    else:
        forms += [str(whole)] + ([thousands] if 1000 <= whole < 1_000_000 else [])
    text = rng.choice(forms)
    return f"({text})" if sign and rng.random() < 0.5 else sign + text


def table(file: str, rows: Sequence[Row], look: Style) -> tuple[list[str], list[list[Cell]], list[tuple[Row, int, bool]]]:
    """Header, cells, and for each data row its number and whether it is a repetition."""
    layout = LAYOUTS[file]
    names = list(layout)
    if look.shuffled:
        look.rng.shuffle(names)
    columns = [header(name, look) for name in names]
    middle = len(columns) // 2
    if look.extra:
        columns.insert(middle, "Intern note")
    cells: list[list[Cell]] = []
    numbered: list[tuple[Row, int, bool]] = []
    gaps = set(look.rng.sample(range(3, max(len(rows), 10)), min(look.empty_rows, 5)))
    for row in rows:
        if len(cells) in gaps:
            cells.append([""] * len(columns))
        line = [row.raw[name] if name in row.raw else spell(layout[name], row.values.get(name), look) for name in names]
        if look.extra:
            line.insert(middle, look.rng.choice(("", "x", "se bilag")))
        for repetition in range(1 + row.copies):
            cells.append(line)
            numbered.append((row, len(cells) + 1, repetition > 0))
    if look.total:
        cells.append(_totals(file, names, columns, rows, look))
    return columns, cells, numbered


def _totals(file: str, names: list[str], columns: list[str], rows: Sequence[Row], look: Style) -> list[Cell]:
    """A last row that is no row: a word first, then the number of rows or the sum of an amount."""
    line: list[Cell] = [look.rng.choice(("I alt", "Total", "Sum", "I alt:", "TOTAL")), *[""] * (len(columns) - 1)]
    amounts = [name for name in names[1:] if LAYOUTS[file][name].startswith("amount") and not look.extra]
    if amounts:
        line[names.index(amounts[0])] = _amount(sum(row.values.get(amounts[0]) or 0 for row in rows), look)
    else:
        line[-1] = str(len(rows))
    return line


def write(path: Path, columns: Sequence[str], cells: Sequence[Sequence[Cell]], look: Style, cut: bool = False) -> None:
    """The file itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if look.suffix == ".xlsx":
        _write_xlsx(path, columns, cells, look)
    elif look.suffix == ".ods":
        _write_ods(path, columns, cells, look)
    else:
        text = _text(columns, cells, look)
        if cut:  # in the middle of the last line
            text = text.rstrip("\r\n")
            text = text[: text.rindex("\n") + 1 + (len(text) - text.rindex("\n")) // 2]
        mark = b"\xfe\xff" if look.encoding == "utf-16-be" else b""
        path.write_bytes(mark + text.encode(look.encoding))


def _text(columns: Sequence[str], cells: Sequence[Sequence[Cell]], look: Style) -> str:
    out = io.StringIO()
    for line in look.preamble:
        out.write(line + look.newline)
    for number, line in enumerate([columns, *cells]):
        if number and not any(line):
            out.write(("", look.delimiter * (len(columns) - 1), "  ")[number % 3] + look.newline)
            continue
        out.write(look.delimiter.join(_quoted(str(cell), look, number) for cell in line) + look.newline)
    return out.getvalue()


def _quoted(text: str, look: Style, number: int) -> str:
    if look.delimiter in text or '"' in text or "\n" in text or "\r" in text or (number and text and look.rng.random() < 0.02):
        return '"' + text.replace('"', '""') + '"'
    return text


def _write_xlsx(path: Path, columns: Sequence[str], cells: Sequence[Sequence[Cell]], look: Style) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet("Udtræk")
    moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm:ss"})
    top = [[line] for line in look.preamble]
    for index, line in enumerate([*top, columns, *cells]):
        for column, cell in enumerate(line):
            if isinstance(cell, datetime):
                sheet.write_datetime(index, column, cell, moment)
            elif isinstance(cell, date):
                sheet.write_datetime(index, column, datetime.combine(cell, time()))
            elif isinstance(cell, int | float):
                sheet.write_number(index, column, cell)
            elif cell:
                sheet.write_string(index, column, re.sub("\r\n", "\n", cell))
    book.close()


def _write_ods(path: Path, columns: Sequence[str], cells: Sequence[Sequence[Cell]], look: Style) -> None:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Udtræk")
    for line in [*[[text] for text in look.preamble], columns, *cells]:
        row = TableRow()
        for cell in line:
            if isinstance(cell, date):
                text = cell.strftime("%Y-%m-%dT%H:%M:%S" if isinstance(cell, datetime) else "%Y-%m-%d")
                row.addElement(item := TableCell(valuetype="date", datevalue=text))
            elif isinstance(cell, int | float):
                row.addElement(item := TableCell(valuetype="float", value=cell))
            elif cell:
                row.addElement(item := TableCell(valuetype="string"))
            else:
                row.addElement(TableCell())
                continue
            item.addElement(P(text=str(cell)))
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(str(path))
