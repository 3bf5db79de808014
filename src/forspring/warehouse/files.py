"""Bytes to a text table: a delivered file in any of its shapes becomes an Arrow table of texts.

The header is looked for in the file's first records, so lines above it do no harm; the delimiter is the one
under which most of the known headers are seen. A plain UTF-8 file is parsed where it lies. One that is not
(another encoding, empty lines, line breaks of two kinds down to the header, a last line cut off) is first rewritten
beside, in one pass of large pieces.
"""

from __future__ import annotations

import codecs
import csv
import io
import mmap
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import duckdb
import fastexcel
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.kernel.errors import DeliveryError
from forspring.warehouse.engine import DuckWarehouse

ROW = "row"
OTHER = "other"
_LOOK = 1 << 18
_PIECE = 1 << 24
_RECORDS_SEEN = 60
_LINES_SEEN = 40
_DELIMITERS = ";,\t"
_SPARE = 12
_BREAK = re.compile(rb"\r\n|\r|\n")
_SHEETS = {".xlsx", ".ods", ".xlsm", ".xls"}
Knows = Callable[[str], str | None]
"""Tells the name under which a header is to be read, or nothing when it is unknown."""


class NoHeaderError(DeliveryError):
    """None of the known headers stands in the file."""


@dataclass(frozen=True)
class TextTable:
    """A file's records as texts: `row` (the header is row 1), the known columns, and `other` where unknown ones hold something.

    A text has no spaces around it, and a blank one is null.
    """

    records: pa.Table
    unknown: tuple[str, ...]
    cut_row: int | None = None
    ragged: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Header:
    delimiter: str
    cells: tuple[str, ...]
    lines: int
    known: tuple[str | None, ...]


def read_text(warehouse: DuckWarehouse, path: Path, knows: Knows, scratch: Path) -> TextTable:
    """The file as texts. Raises NoHeaderError, or DeliveryError when nothing can be read of it."""
    if path.suffix.lower() in _SHEETS:
        return _sheet(path, knows)
    return _delimited(warehouse, path, knows, scratch)


def _delimited(warehouse: DuckWarehouse, path: Path, knows: Knows, scratch: Path) -> TextTable:
    with path.open("rb") as file:
        head = file.read(_LOOK)
    encoding = _encoding(head)
    header = _found(head.decode(encoding, errors="replace"), knows)
    cut = _is_cut(path, encoding, header)
    if encoding == "utf-8" and not cut and _has_one_break(head, header) and not _has_empty_lines(path):
        try:
            return _parsed(warehouse, path, header, {})
        except duckdb.Error:
            pass  # another encoding further down, or records of unequal length
    plain = scratch / "plain.csv"
    _rewrite(path, plain, header, "utf-8" if encoding == "utf-8" and _is_utf8(path) else _instead(encoding))
    return _patiently(warehouse, plain, replace(header, lines=0), cut)


def _patiently(warehouse: DuckWarehouse, plain: Path, header: _Header, cut: bool) -> TextTable:
    padded = {"null_padding": "true", "parallel": "false"}
    trials: tuple[dict[str, str], ...] = ({}, padded, {**padded, "strict_mode": "false"})
    for options in trials:
        try:
            table = _parsed(warehouse, plain, header, options)
        except duckdb.Error:
            continue
        return _without_cut(table) if cut else table
    raise DeliveryError("Filens linjer kan ikke læses som tabel.")


def _without_cut(table: TextTable) -> TextTable:
    count = table.records.num_rows
    if count == 0:
        return table
    kept = table.records.slice(0, count - 1)
    return TextTable(kept, table.unknown, count + 1, tuple(row for row in table.ragged if row <= count))


def _parsed(warehouse: DuckWarehouse, path: Path, header: _Header, options: dict[str, str]) -> TextTable:
    spare = _SPARE if options else 0
    columns = ", ".join(f"'c{index}': 'varchar'" for index in range(len(header.cells) + spare))
    settings = "".join(f", {name}={value}" for name, value in options.items())
    quoted = str(path).replace("'", "''")
    source = (
        f"read_csv('{quoted}', header=false, skip={header.lines}, auto_detect=false, delim='{header.delimiter}', quote='\"', "
        f"escape='\"', max_line_size=16777216, columns={{{columns}}}{settings})"
    )
    chosen = [f"{_trimmed(f'c{index}')} as {name}" for index, name in enumerate(header.known) if name]
    others = [_trimmed(f"c{index}") for index, name in enumerate(header.known) if not name]
    if others:
        chosen.append(f"coalesce({', '.join(others)}) as {OTHER}")
    if spare:
        chosen.append(f"coalesce({', '.join(f'c{len(header.cells) + index}' for index in range(spare))}) as spare")
    records = _numbered(warehouse.arrow(f"select {', '.join(chosen)} from {source}"))
    ragged: tuple[int, ...] = ()
    if spare:
        full = records.column("spare").combine_chunks()
        ragged = tuple(records.column(ROW).filter(full.is_valid()).to_pylist())
        records = records.drop_columns(["spare"])
    return TextTable(records, _unknown(header), None, ragged)


def _trimmed(column: str) -> str:
    """The text without spaces around it; asking first is three times cheaper than trimming all."""
    return f"case when starts_with({column}, ' ') or ends_with({column}, ' ') then nullif(trim({column}), '') else {column} end"


def _numbered(records: pa.Table) -> pa.Table:
    return records.add_column(0, ROW, pa.array(np.arange(2, records.num_rows + 2, dtype=np.int64)))


def _unknown(header: _Header) -> tuple[str, ...]:
    return tuple(cell.strip() for cell, name in zip(header.cells, header.known, strict=True) if not name and cell.strip())


# --- the look at the beginning and the end


def _encoding(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    for encoding, nulls in (("utf-16-le", head[1:400:2]), ("utf-16-be", head[0:400:2])):
        if len(nulls) > 8 and nulls.count(0) > len(nulls) * 0.8:
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < _LOOK)  # the look may end inside a letter
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _instead(encoding: str) -> str:
    return "cp1252" if encoding == "utf-8" else encoding


def _found(text: str, knows: Knows) -> _Header:
    """The header among the first records, under the delimiter that shows most known names."""
    best: tuple[int, _Header] | None = None
    for delimiter in _DELIMITERS:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
        for cells in _some(reader):
            known = _named(cells, knows)
            seen = sum(name is not None for name in known)
            if seen and (best is None or seen > best[0]):
                best = seen, _Header(delimiter, tuple(cells), reader.line_num, known)
    if best is None or (best[0] == 1 and len(best[1].cells) > 2):
        raise NoHeaderError("Ingen af de kendte kolonner står i filen.")
    return best[1]


def _some(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        for _, cells in zip(range(_RECORDS_SEEN), reader, strict=False):
            yield cells
    except csv.Error:
        return


def _named(cells: Sequence[str | None], knows: Knows) -> tuple[str | None, ...]:
    """The names of the cells; of two columns with one name the first is read."""
    names: list[str | None] = []
    for cell in cells:
        name = knows(cell) if cell else None
        names.append(None if name in names else name)
    return tuple(names)


def _is_cut(path: Path, encoding: str, header: _Header) -> bool:
    """Whether the file ends without a line break and before its last record's last field."""
    with path.open("rb") as file:
        order = "utf-16-be" if file.read(2) == b"\xfe\xff" else "utf-16-le"
        file.seek(max(0, path.stat().st_size - _LOOK) & ~1)
        tail = file.read().decode(order if encoding == "utf-16" else encoding, errors="replace")
    if tail.endswith(("\n", "\r")) or not tail:
        return False
    lines = tail.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines) > 1 and not any(_is_whole("\n".join(lines[-count:]), header) for count in range(1, min(len(lines), _LINES_SEEN)))


def _is_whole(text: str, header: _Header) -> bool:
    """Whether the text is one record with all its fields, its quotes closed."""
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=header.delimiter))
    return text.count('"') % 2 == 0 and len(records) == 1 and len(records[0]) >= len(header.cells)


def _has_one_break(head: bytes, header: _Header) -> bool:
    """Whether the lines down to the header end alike; the parser counts those it leaves out by the kind of line break it met first."""
    return len({found[0] for found in islice(_BREAK.finditer(head), header.lines)}) < 2


def _has_empty_lines(path: Path) -> bool:
    """Whether an empty line stands before the end; the parser would leave it out and the row numbers would slip."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        end = len(content)
        while end and content[end - 1] in b"\r\n":
            end -= 1
        return any(content.find(mark, 0, end) >= 0 for mark in (b"\n\n", b"\n\r\n", b"\r\r"))


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            while file.read(_PIECE):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _rewrite(path: Path, plain: Path, header: _Header, encoding: str) -> None:
    """The records below the header as UTF-8 with plain line breaks, an empty line written as a record of blanks."""
    blank = header.delimiter * (len(header.cells) - 1) or '""'
    outside, before = True, "\n"
    with path.open(encoding=encoding, errors="replace") as source, plain.open("w", encoding="utf-8", newline="\n") as target:
        for _ in range(header.lines):
            source.readline()
        while piece := source.read(_PIECE):
            piece += source.readline()
            parts = piece.split('"')
            for index, part in enumerate(parts):
                if outside:
                    parts[index] = _filled(part, before, blank)
                before = part[-1:] or '"'
                outside ^= index < len(parts) - 1
            target.write('"'.join(parts))


def _filled(text: str, before: str, blank: str) -> str:
    """The text outside quotes with each empty line filled; `before` is the sign in front of it."""
    if before == "\n" and text.startswith("\n"):
        text = blank + text
    while "\n\n" in text:
        text = text.replace("\n\n", f"\n{blank}\n")
    return text


# --- sheets


def _sheet(path: Path, knows: Knows) -> TextTable:
    try:
        book = fastexcel.read_excel(path)
        sheets = [book.load_sheet(name, header_row=None, dtypes="string").to_arrow() for name in book.sheet_names]
    except Exception as trouble:
        raise DeliveryError(f"Regnearket kan ikke åbnes ({type(trouble).__name__}).") from None
    best: tuple[int, int, pa.RecordBatch] | None = None
    for sheet in sheets:
        for index, record in enumerate(sheet.slice(0, _RECORDS_SEEN).to_pylist()):
            seen = sum(name is not None for name in _named(list(record.values()), knows))
            if seen and (best is None or seen > best[0]):
                best = seen, index, sheet
    if best is None:
        raise NoHeaderError("Ingen af de kendte kolonner står i filen.")
    return _below(best[2], best[1], knows)


def _without_spaces(column: pa.Array) -> pa.Array:
    texts = pc.utf8_trim_whitespace(column.cast(pa.string()))
    return pc.if_else(pc.equal(texts, ""), None, texts)


def _below(sheet: pa.RecordBatch, index: int, knows: Knows) -> TextTable:
    """The records below the header row of a sheet."""
    cells = tuple(str(value or "") for value in sheet.slice(index, 1).to_pylist()[0].values())
    header = _Header("", cells, index, _named(cells, knows))
    body = [_without_spaces(column) for column in sheet.slice(index + 1).columns]
    columns = {name: body[place] for place, name in enumerate(header.known) if name}
    others = [body[place] for place, name in enumerate(header.known) if not name]
    if others:
        filled = others[0]
        for column in others[1:]:
            filled = pc.coalesce(filled, column)
        columns[OTHER] = filled
    return TextTable(_numbered(pa.table(columns)), _unknown(header))
