"""The small tables: each distinct text of a kind read once, and which columns some text is wrong in."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from forspring.sources import columns
from forspring.sources.declaration import Field, Kind, Source
from forspring.sources.reading import Reading
from forspring.sources.spelling import normal
from forspring.sources.values import codes, dates, numbers, paragraphs

SELECTS = {"days": dates.select, "amounts": numbers.select, "truths": codes.truths, "paragraphs": paragraphs.select}
_WRONG = {
    "days": "count(problem) + count(hour_problem)",
    "civil": "count(problem) + count(*) filter (where kind = 'none')",
}


def texts_of(fields: Iterable[Field]) -> str:
    """The distinct texts of the columns, as a relation."""
    return f"({' union '.join(f'select distinct {field.name} as text from text_rows where {field.name} is not null' for field in fields)})"


def read(reading: Reading) -> None:
    """Make the small table of each kind of column that the file has."""
    for table, select in SELECTS.items():
        if fields := [field for field in reading.fields if columns.table_of(field) == table]:
            reading.engine.create(table, columns.with_shown(table, select(texts_of(fields))))
    if coded := reading.of(Kind.CODE):
        _read_codes(reading, coded)


def _read_codes(reading: Reading, coded: Iterable[Field]) -> None:
    engine = reading.engine
    engine.load("known_codes", _known(coded, reading.source))
    parts = [
        f"select distinct '{field.name}' as field, {field.name} as text from text_rows where {field.name} is not null" for field in coded
    ]
    engine.create("said_codes", " union all ".join(parts))
    engine.create("codes", columns.with_shown("codes", codes.select("said_codes", "select '' where false")))
    if engine.rows("select count(problem) from codes")[0][0]:
        engine.create("codes", columns.with_shown("codes", codes.select("said_codes", _words(reading))))


def _known(coded: Iterable[Field], source: Source) -> pa.Table:
    """The keys of each coded column; without codes of its own it has those of the source's mapping."""
    meant = {normal(meaning.value): meaning.value for meaning in source.meanings}
    known = [(field.name, key, code) for field in coded for key, code in (meant if field.values is None else field.values).items()]
    return pa.table({name: pa.array([row[place] for row in known], pa.string()) for place, name in enumerate(("field", "key", "code"))})


def _words(reading: Reading) -> str:
    """The words of the file's names and addresses: a code that holds one of them is not shown."""
    texts = [name for name in ("name", "address") if name in reading.present]
    parts = [
        f"select unnest(string_split_regex(lower({name}), '[^a-zæøåéäöü]+')) as word from (select distinct {name} from text_rows)"
        for name in texts
    ]
    return f"select word from ({' union all '.join(parts)}) where word <> ''" if parts else "select '' where false"


def troubled(reading: Reading) -> frozenset[str]:
    """The columns in which a text is missing that should be there, or is wrong; the others need not be looked at again."""
    tables = {field.name: "civil" if field.kind is Kind.CIVIL_NUMBER else columns.table_of(field) for field in reading.fields}
    asked = sorted({table for table in tables.values() if table})
    counts = (
        reading.engine.rows("select " + ", ".join(f"(select {_WRONG.get(table, 'count(problem)')} from {table})" for table in asked))[0]
        if asked
        else ()
    )
    wrong = {table for table, count in zip(asked, counts, strict=True) if count}
    return frozenset(
        field.name
        for field in reading.fields
        if tables[field.name] in wrong
        or (reading.lacks(field) and not field.blank)
        or field.kind is Kind.WHOLE
        or field.lowest is not None
        or field.highest is not None
        or reading.file.start_of(field)
    )
