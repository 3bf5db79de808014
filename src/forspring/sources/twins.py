"""Rows that repeat another: the same row again, and the same key with other content."""

from __future__ import annotations

from forspring.sources.declaration import Field, File, Kind
from forspring.sources.reading import Reading

DUPLICATE, SAME_KEY = "duplicate_row", "same_key_other_content"


def find(reading: Reading) -> bool:
    """Make the table `twins` (row, fate) of the rows that do not stand; tells whether there are any.

    Of identical rows the first stands; of rows with one key and other content the last that can be read. A row
    without what its key needs has no key.
    """
    file, present = reading.file, reading.present
    key = [name for name in (*(name for name in file.key if name in present), who_in_key(file, present)) if name]
    if not key:
        return False
    hashed = f"hash({', '.join(key)})"
    met = f"select k from (select {hashed} as k from text_rows) group by k having count(*) > 1"
    if not reading.engine.rows(f"select count(*) from ({met})")[0][0]:
        return False
    whole = [field.name for field in reading.fields]
    key.extend(_keyless(reading))
    reading.engine.create(
        "twins",
        f"""
        with met as (select * from text_rows where {hashed} in ({met})),
        copied as (select *, row_number() over (partition by {", ".join(whole)} order by row) as copy from met),
        ranked as (
            select row, row_number() over (partition by {", ".join(key)} order by {_able(reading)} desc, row desc) as place
            from copied where copy = 1
        )
        select row, '{DUPLICATE}' as fate from copied where copy > 1
        union all select row, '{SAME_KEY}' as fate from ranked where place > 1
        """,
    )
    return True


def count(reading: Reading) -> bool:
    """Make the table `occurrences` of the rows that differ only in who they are about; tells whether there are any."""
    file = reading.file
    telling = [field.name for field in reading.fields if field.identifies and field.name in file.key]
    key = [name for name in file.key if name in reading.present and name not in telling]
    if not key or not (telling or who_in_key(file, reading.present)):
        return False
    hashed = f"hash({', '.join(key)})"
    met = f"select k from (select {hashed} as k from text_rows) group by k having count(*) > 1"
    if not reading.engine.rows(f"select count(*) from ({met})")[0][0]:
        return False
    place = f"row_number() over (partition by {', '.join(key)} order by row)"
    reading.engine.create("occurrences", f"select row, {place} as occurrence from text_rows where {hashed} in ({met})")
    return True


def _keyless(reading: Reading) -> list[str]:
    """A part of the key that tells rows apart which lack what the key needs."""
    needed = [field.name for field in reading.fields if field.required and field.name in reading.file.key and reading.lacks(field)]
    return [f"case when {' or '.join(f'{name} is null' for name in needed)} then row end"] if needed else []


def who_in_key(file: File, present: frozenset[str]) -> str | None:
    """Who a row is about, as part of its key where the case that should stand for it is blank."""
    names = [name for name in ("number", "name") if name in present]
    if "case_number" not in file.key or file.is_case or "case_number" not in present or not names:
        return None
    return f"case when case_number is null then concat_ws(chr(31), {', '.join(names)}) end"


def _able(reading: Reading) -> str:
    """Whether the fields that a row cannot do without can be read."""
    tests = [_readable(field) for field in reading.fields if field.required and not field.identifies]
    return f"({' and '.join(tests)})" if tests else "true"


def _readable(field: Field) -> str:
    if field.kind in (Kind.DATE, Kind.MOMENT):
        return f"coalesce({field.name} in (select text from days where day is not null), false)"
    return f"{field.name} is not null"
