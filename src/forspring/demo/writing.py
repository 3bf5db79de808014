"""Files as the systems deliver them, written part by part: separated text, xlsx and ods."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from xml.sax.saxutils import escape

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter

from forspring.demo.dialects import Dialect
from forspring.demo.layout import Kind, Layout

MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)  # in place of the clock, so that the same seed gives the same bytes


class Writer(Protocol):
    """A file being written."""

    def append(self, columns: dict[str, pa.Array]) -> None:
        """Add rows."""

    def close(self) -> None:
        """Finish the file."""


def writer(folder: Path, dialect: Dialect, layout: Layout) -> Writer:
    """The writer for the dialect's form of file, its header written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / dialect.file_name
    headers = dialect.arranged(layout.columns)
    match path.suffix:
        case ".xlsx":
            return _Workbook(path, dialect, headers, [layout.columns[header] for header in headers])
        case ".ods":
            return _OpenSheet(path, dialect, headers)
    return _Text(path, dialect, headers)


def _titles(dialect: Dialect, headers: Sequence[str]) -> list[str]:
    return [dialect.headers.get(header, header) for header in headers] + ([dialect.extra] if dialect.extra else [])


class _Text:
    def __init__(self, path: Path, dialect: Dialect, headers: Sequence[str]) -> None:
        self.dialect, self.headers, self.count = dialect, headers, 0
        self.encoding = "utf-16-le" if dialect.encoding == "utf-16" else dialect.encoding.removesuffix("-sig")
        self.file = path.open("wb")
        self.file.write({"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}.get(dialect.encoding, b""))
        self._lines([*dialect.preamble, dialect.separator.join(_titles(dialect, headers))])

    def _lines(self, lines: Sequence[str]) -> None:
        self.file.write("".join(line + self.dialect.newline for line in lines).encode(self.encoding))

    def append(self, columns: dict[str, pa.Array]) -> None:
        texts = [_quoted(columns[header], self.dialect.separator) for header in self.headers]
        if not texts or not len(texts[0]):
            return
        if self.dialect.extra:
            texts.append(pa.array(np.arange(self.count, self.count + len(texts[0]))).cast(pa.string()))
        self.count += len(texts[0])
        lines = pc.binary_join_element_wise(*texts, self.dialect.separator, null_handling="replace", null_replacement="")
        whole = pc.binary_join(pa.ListArray.from_arrays(pa.array([0, len(lines)], pa.int32()), lines), self.dialect.newline)[0]
        text = whole.as_buffer() if self.encoding == "utf-8" else whole.as_py().encode(self.encoding)
        self.file.write(text)
        self._lines([""])

    def close(self) -> None:
        if self.dialect.has_total:
            self._lines([self.dialect.separator.join(["I alt", *[""] * (len(self.headers) - 2), str(self.count)])])
        self.file.close()


def _quoted(column: pa.Array, separator: str) -> pa.Array:
    """The texts with quotes where they need them."""
    needs = pc.match_substring_regex(column, f'[{separator}"\r\n]')
    if not pc.any(needs).as_py():
        return column
    doubled = pc.replace_substring(column, '"', '""')
    return pc.if_else(pc.fill_null(needs, False), pc.binary_join_element_wise('"', doubled, '"', ""), column)


class _Workbook:
    def __init__(self, path: Path, dialect: Dialect, headers: Sequence[str], kinds: Sequence[Kind]) -> None:
        self.book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "dd-mm-yyyy"})
        self.book.set_properties({"created": MADE_AT})
        self.page = self.book.add_worksheet("Udtræk")
        self.day = self.book.add_format({"num_format": "dd-mm-yyyy"})
        self.headers, self.is_day = headers, [kind == Kind.DAY and dialect.day == "excel" for kind in kinds]
        self.row = 0
        for line in ([text] for text in dialect.preamble):
            self._write(line)
        self._write(_titles(dialect, headers))

    def _write(self, values: Sequence[str | None], days: Sequence[bool] = ()) -> None:
        for place, value in enumerate(values):
            if value and days and days[place] and value.isdigit():
                self.page.write_number(self.row, place, int(value), self.day)
            elif value:
                self.page.write_string(self.row, place, value)
        self.row += 1

    def append(self, columns: dict[str, pa.Array]) -> None:
        for values in zip(*(columns[header].to_pylist() for header in self.headers), strict=True):
            self._write(values, self.is_day)

    def close(self) -> None:
        self.book.close()


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"


class _OpenSheet:
    def __init__(self, path: Path, dialect: Dialect, headers: Sequence[str]) -> None:
        self.path, self.headers = path, headers
        self.rows: list[Sequence[str | None]] = [_titles(dialect, headers)]

    def append(self, columns: dict[str, pa.Array]) -> None:
        self.rows += zip(*(columns[header].to_pylist() for header in self.headers), strict=True)

    def close(self) -> None:
        cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        rows = ("".join(cell.format(escape(value or "")) for value in row) for row in self.rows)
        table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        spaces = " ".join(f'xmlns:{name}="{_NAMES}:{name}:1.0"' for name in ("office", "table", "text"))
        content = (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="Udtræk">{table}</table:table></office:spreadsheet></office:body></office:document-content>'
        )
        manifest = (
            f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
        )
        packed(self.path, {"mimetype": _ODS.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()})


def packed(path: Path, contents: dict[str, bytes]) -> None:
    """A zip file of the contents whose bytes depend on nothing else."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, MADE_AT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
