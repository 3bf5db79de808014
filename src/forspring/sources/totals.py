"""The row of totals at a file's end: it is no row, and is left out before anything is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from forspring.sources.declaration import File, Kind
from forspring.sources.spelling import normal
from forspring.warehouse.files import ROW, TextTable

_SEEN = 30
_WORDS = re.compile(r"^(ialt|total|totalt|totaler|sum|samlet|antalialt|antalraekker|antalposter|antalsager|rækkerialt)(\d*)$")
_NUMBER = re.compile(r"^[-()0-9.,\s]+$")
_COUNTED = {Kind.NUMBER, Kind.WHOLE, Kind.MONEY}


def without(table: TextTable, file: File) -> TextTable:
    """The table without a totals row at its end, and without the empty records after it."""
    count = table.records.num_rows
    last = table.records.slice(max(0, count - _SEEN)).to_pylist()
    for record in reversed(last):
        if _is_empty(record):
            continue
        if _is_totals(record, file):
            return replace(table, records=table.records.slice(0, record[ROW] - 2))
        break
    return table


def _is_empty(record: Mapping[str, Any]) -> bool:
    return not any(str(value or "").strip() for name, value in record.items() if name != ROW)


def _is_totals(record: Mapping[str, Any], file: File) -> bool:
    """Whether it says that it sums, or holds numbers alone, where a row would say what it cannot do without."""
    said = {name: str(value).strip() for name, value in record.items() if name != ROW and str(value or "").strip()}
    required = [field.name for field in file.fields if field.required]
    sums = {name for name, value in said.items() if _WORDS.match(normal(value))}
    if sums:
        only_numbers = all(_NUMBER.match(value) for name, value in said.items() if name not in sums)
        return only_numbers or any(name not in said or name in sums for name in required)
    counted = {field.name for field in file.fields if field.kind in _COUNTED}
    return set(said) <= counted and all(_NUMBER.match(value) for value in said.values()) and bool(set(required) - set(said) - counted)
