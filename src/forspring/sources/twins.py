"""Rows that repeat another: the same row again, and the same key with other content."""

from __future__ import annotations

from forspring.sources.declaration import Field, File, Kind
from forspring.warehouse import Warehouse

DUPLICATE, SAME_KEY = "duplicate_row", "same_key_other_content"


def find(engine: Warehouse, file: File, present: frozenset[str]) -> bool:
    """Make the table `twins` (row, fate) of the rows that do not stand; tells whether there are any.

    Of identical rows the first stands; of rows with one key and other content the last that can be read.
    """
    key = [name for name in file.key if name in present]
    if by_who := who_in_key(file, present):
        key.append(by_who)
    whole = [field.name for field in file.fields if field.name in present]
    if not key:
        return False
    hashed = f"hash({', '.join(key)})"
    engine.create("met_twice", f"select k from (select {hashed} as k from text_rows) group by k having count(*) > 1")
    if engine.rows("select count(*) from met_twice")[0][0] == 0:
        engine.create("twins", "select cast(null as bigint) as row, '' as fate where false")
        return False
    engine.create(
        "twins",
        f"""
        with met as (select * from text_rows where {hashed} in (select k from met_twice)),
        copied as (select *, row_number() over (partition by {", ".join(whole)} order by row) as copy from met),
        ranked as (
            select row, row_number() over (partition by {", ".join(key)} order by {_able(file, present)} desc, row desc) as place
            from copied where copy = 1
        )
        select row, '{DUPLICATE}' as fate from copied where copy > 1
        union all select row, '{SAME_KEY}' as fate from ranked where place > 1
        """,
    )
    return True


def who_in_key(file: File, present: frozenset[str]) -> str | None:
    """Who a row is about, as part of its key where the case that should stand for it is blank."""
    names = [name for name in ("number", "name") if name in present]
    if "case_number" not in file.key or file.is_case or "case_number" not in present or not names:
        return None
    return f"case when case_number is null then concat_ws(chr(31), {', '.join(names)}) end"


def _able(file: File, present: frozenset[str]) -> str:
    """Whether the fields that a row cannot do without can be read."""
    tests = [_readable(field) for field in file.fields if field.required and field.name in present and not field.identifies]
    return f"({' and '.join(tests)})" if tests else "true"


def _readable(field: Field) -> str:
    if field.kind in (Kind.DATE, Kind.MOMENT):
        return f"coalesce({field.name} in (select text from days where day is not null), false)"
    return f"{field.name} is not null"
