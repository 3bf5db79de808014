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
    said = {name: str(value).strip() for name, value in record.items() if name != ROW and str(value or "").strip()}
    if any(_WORDS.match(normal(value)) for value in said.values()):
        return True
    counted = {field.name for field in file.fields if field.kind in _COUNTED}
    required = {field.name for field in file.fields if field.required and field.name not in counted}
    return bool(said) and set(said) <= counted and all(_NUMBER.match(value) for value in said.values()) and bool(required)
