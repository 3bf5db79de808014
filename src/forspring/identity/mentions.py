"""The form of a mention: one distinct identity that a file's rows carry.

Rows of a file that say the same about who they concern share one mention; in the civil register's file each
row is its own. A row with neither identity nor case number has no mention.
"""

from __future__ import annotations

import pyarrow as pa

OK, UNCHECKED, REPLACEMENT, WRONG, BIRTH_DATE, NONE = "ok", "unchecked", "replacement", "wrong", "birth_date", "none"
CHILD, WORKER = "child", "worker"


def _field(name: str, kind: pa.DataType, meaning: str) -> pa.Field:
    return pa.field(name, kind, metadata={"meaning": meaning})


_TEXT, _DATE, _TRUTH, _WHOLE = pa.string(), pa.date32(), pa.bool_(), pa.int64()

# fmt: off
MENTIONS = pa.schema([
    _field("mention", _WHOLE, "local number, 0 and up, in the order of first row"),
    _field("first_row", _WHOLE, "the first row of the file that carries it"),
    _field("digits", _TEXT, "the civil number's ten digits, whatever their quality, else null"),
    _field("number", _TEXT, "the ten digits when their date is possible, replacement numbers included, else null"),
    _field("number_kind", _TEXT, "ok, unchecked (fails modulus 11), replacement, wrong (impossible date), birth_date or none"),
    _field("birth_on", _DATE, "from the number, or a bare birth date"),
    _field("name", _TEXT, "as written"),
    _field("address", _TEXT, "as written"),
    _field("postcode", _TEXT, "as written"),
    _field("mother", _TEXT, "the mother's civil number, ten digits with a possible date, else null"),
    _field("father", _TEXT, "the father's civil number, ten digits with a possible date, else null"),
    _field("case_number", _TEXT, "the case that the row names, or is"),
    _field("is_case", _TRUTH, "the row is itself a row of a case file: dubu_sager, esdh_sager"),
    _field("is_unborn", _TRUTH, "a notification with the mother's number and no child's; from_on is then the day it was received"),
    _field("anonymous", _TRUTH, "open counselling that names nobody: it makes no person"),
    _field("previous", _TEXT, "an earlier civil number of the same person (civil register)"),
    _field("from_on", _DATE, "first day of the statement (civil register); day received (unborn)"),
    _field("last_day", _DATE, "last day of the statement, null while it holds (civil register)"),
    _field("district", _TEXT, "civil register"),
    _field("is_protected", _TRUTH, "the address is protected (civil register)"),
    _field("status", _TEXT, "civil register"),
    _field("road_code", _TEXT, "civil register"),
    _field("house_number", _TEXT, "civil register"),
    _field("role", _TEXT, "child or worker"),
])
# fmt: on
"""One row per mention; the columns and what they say."""
