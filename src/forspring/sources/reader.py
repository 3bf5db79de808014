"""One delivered file, read once and for all: typed rows without identity, mentions, findings, and its account.

    read(delivered, engine, store, cache) -> Read

The result lies in `cache/<key>/` as rows.parquet (one row per record that is not empty, with its `fate`),
findings.parquet and account.json; the key is made of the file's bytes, its declaration and this code, so a file
read before is not read again. The canonical tables are made of these rows by `snapshot`.

rows.parquet: row, mention, fate (null = loaded, else the code of the finding), occurrence, row_key (keyed hash, only
where who the row is about is part of its key), names, leads, only_case, the columns that the declaration makes
canonical rows of, and p_<column>: what is wrong with each.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from forspring.identity import MENTIONS, Store
from forspring.kernel.errors import DeliveryError, StorageError
from forspring.model.tables import ROWS
from forspring.sources import columns, findings, totals, twins, who
from forspring.sources.declaration import Field, File, Kind, Source
from forspring.sources.deliveries import Delivered
from forspring.sources.quoting import literal
from forspring.sources.spelling import normal, normal_sql
from forspring.sources.values import codes, dates, numbers, paragraphs
from forspring.warehouse import DuckWarehouse, Warehouse
from forspring.warehouse.files import OTHER, ROW, NoHeaderError, TextTable, read_text

_TABLES = {table.name: table for table in ROWS}
_SELECTS = {"days": dates.select, "amounts": numbers.select, "truths": codes.truths, "paragraphs": paragraphs.select}
_WORKING = (
    "text_rows",
    "texts",
    "civil",
    "said",
    "who",
    "met_twice",
    "twins",
    "known_codes",
    *_SELECTS,
    "codes",
    "made",
    "problems",
    "words",
)


@dataclass(frozen=True)
class Read:
    """A file that has been read: what was delivered, how it is declared, and where the result lies."""

    delivered: Delivered
    declaration: File
    key: str
    folder: Path
    account: dict[str, Any]

    @property
    def file(self) -> str:
        """The file's standard name."""
        return self.declaration.name

    @property
    def rows(self) -> Path:
        """The typed rows."""
        return self.folder / "rows.parquet"

    @property
    def findings(self) -> Path:
        """What was found when it was read."""
        return self.folder / "findings.parquet"


def read(delivered: Delivered, source: Source, engine: DuckWarehouse, store: Store, cache: Path, secret: str) -> Read:
    """Read a delivered file, or find it read before. A file that cannot be read at all becomes a finding."""
    file = delivered.declaration
    key = _key(delivered, source, secret)
    folder = cache / key
    if not ((folder / "account.json").exists() and store.has(key)):
        part = cache / f"{key}.part-{os.getpid()}"
        shutil.rmtree(part, ignore_errors=True)
        try:
            part.mkdir(parents=True)
            account = _read_into(part, delivered, source, engine, store, key, secret)
            (part / "plain.csv").unlink(missing_ok=True)
            (part / "account.json").write_text(json.dumps(account, ensure_ascii=False, sort_keys=True), "utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            part.rename(folder)
        except OSError as trouble:
            raise StorageError(f"{cache} kan ikke skrives ({trouble.strerror}). Skaf plads eller ret til at skrive der.") from None
        finally:
            shutil.rmtree(part, ignore_errors=True)
            for name in _WORKING:
                engine.drop(name)
    return Read(delivered, file, key, folder, json.loads((folder / "account.json").read_text("utf-8")))


def _key(delivered: Delivered, source: Source, secret: str) -> str:
    told = (delivered.digest, str(delivered.delivered_on.year), delivered.path.suffix.lower(), source.name, delivered.declaration.fingerprint,
            repr(source.meanings), _code_fingerprint(), secret)  # fmt: skip
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:40]


@once
def _code_fingerprint() -> str:
    """The code that reads, so that a new version reads anew."""
    here = Path(__file__).parent
    files = sorted((*here.glob("*.py"), *here.glob("values/*.py"), here.parent / "warehouse" / "files.py"))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def _read_into(
    folder: Path, delivered: Delivered, source: Source, engine: DuckWarehouse, store: Store, key: str, secret: str
) -> dict[str, Any]:
    file = delivered.declaration
    try:
        with delivered.opened(folder) as path:
            table = read_text(engine, path, file.knows, folder)
    except DeliveryError as trouble:
        store.write(key, _no_mentions())
        code = findings.NO_HEADER if isinstance(trouble, NoHeaderError) else findings.UNREADABLE
        pq.write_table(findings.as_table([findings.of_file(source, code)]), folder / "findings.parquet")
        return {"read": 0, "duplicates": 0, "aside": 0, "only_case": 0, "unreadable": True, "cut": False, "profile": {}}
    table = totals.without(table, file)
    present = frozenset(table.records.column_names) - {ROW, OTHER}
    engine.lend("lent_records", table.records)
    _without_empty(engine, table.records)
    _value_tables(engine, file, source, present)
    has_who = any(field.identifies and field.name in present for field in file.fields) or (
        "case_number" in present and file.about != "nobody"
    )
    joined = who.gather(engine, file, present, delivered.delivered_on.year) if has_who else None
    any_twins = twins.find(engine, file, present)
    troubled = _troubled(engine, file, table.records, present)
    made = _made(file, present, troubled, joined, any_twins)
    engine.write_parquet(made, folder / "rows.parquet", {"secret": secret})
    store.write(key, who.mentions(engine) if has_who else _no_mentions())
    engine.read_parquet("made", (folder / "rows.parquet",))
    found = findings.of_rows(engine, file, source, table, present, troubled, has_who, secret)
    pq.write_table(found, folder / "findings.parquet", compression="zstd")
    account = _account(engine, table) | {"profile": _profile(engine, file, present, troubled)}
    engine.drop("made")
    engine.drop("text_rows")
    engine.drop("lent_records")
    return account


def _without_empty(engine: Warehouse, records: pa.Table) -> None:
    """The view `text_rows` of the records that hold something."""
    names = [name for name in records.column_names if name != ROW]
    may_be_empty = all(records.column(name).null_count for name in names)
    where = f" where coalesce({', '.join(names)}) is not null" if may_be_empty else ""
    engine.view("text_rows", f"select * from lent_records{where}")


def _no_mentions() -> pa.Table:
    return MENTIONS.empty_table()


# --- the distinct texts of each kind, read


def _value_tables(engine: Warehouse, file: File, source: Source, present: frozenset[str]) -> None:
    engine.load("summer_time", dates.summer_time())
    for table, select in _SELECTS.items():
        names = [field.name for field in file.fields if columns.table_of(field) == table and field.name in present]
        if names:
            engine.create(
                "texts", " union ".join(f"select distinct {name} as text from text_rows where {name} is not null" for name in names)
            )
            engine.create(table, columns.with_shown(table, select("texts")))
    coded = [field for field in file.of(Kind.CODE) if field.name in present]
    if not coded:
        return
    engine.load("known_codes", _known(coded, source))
    engine.create(
        "texts",
        " union ".join(
            f"select distinct '{field.name}' as field, {field.name} as text from text_rows where {field.name} is not null"
            for field in coded
        ),
    )
    engine.create("codes", columns.with_shown("codes", codes.select("texts", "select cast(null as varchar) as word where false")))
    if engine.rows("select count(problem) from codes")[0][0]:
        engine.create("words", _words(file, present))
        engine.create("codes", columns.with_shown("codes", codes.select("texts", "select word from words")))


def _known(coded: Iterable[Field], source: Source) -> pa.Table:
    """The keys of each coded column; without codes of its own it has those of the source's mapping."""
    meant = {normal(meaning.value): meaning.value for meaning in source.meanings}
    known = [(field.name, key, code) for field in coded for key, code in (meant if field.values is None else field.values).items()]
    return pa.table({name: pa.array([row[place] for row in known], pa.string()) for place, name in enumerate(("field", "key", "code"))})


def _words(file: File, present: frozenset[str]) -> str:
    """The words of the file's names and addresses: a code that holds one of them is not shown."""
    texts = [name for name in ("name", "address") if name in present]
    parts = [f"select unnest(string_split_regex(lower({name}), '[^a-zæøåéäöü]+')) as word from text_rows" for name in texts]
    return f"select distinct word from ({' union all '.join(parts)}) where word <> ''" if parts else "select '' as word where false"


# --- the rows


def _troubled(engine: Warehouse, file: File, records: pa.Table, present: frozenset[str]) -> frozenset[str]:
    """The columns in which some text is missing that should be there, or has a problem; the others need not be looked at again."""
    troubled = {field.name for field in file.fields if field.name in present and not field.blank and records.column(field.name).null_count}
    wrong = {
        "days": "count(problem) + count(hour_problem)",
        "codes": "count(problem)",
        "civil": "count(problem) + count(*) filter (where kind = 'none')",
    }
    for field in file.fields:
        table = "civil" if field.kind is Kind.CIVIL_NUMBER else columns.table_of(field)
        if field.name not in present or table is None:
            continue
        limited = field.kind is Kind.WHOLE or field.lowest is not None or field.highest is not None
        if limited or engine.rows(f"select {wrong.get(table, 'count(problem)')} from {table}")[0][0]:
            troubled.add(field.name)
    return frozenset(troubled | ({file.ends} if file.ends in present and file.ends else set()))


def _made(file: File, present: frozenset[str], troubled: frozenset[str], joined: str | None, any_twins: bool) -> str:
    """The SELECT of rows.parquet, in the order of the rows."""
    typed = [
        columns.column(file, field, is_troubled=field.name in troubled) if field.name in present else columns.absent(field)
        for field in file.fields
        if not field.identifies
    ]
    has_who = joined is not None
    joins = [column.join for column in typed if column.join]
    joins.extend([joined] if joined else [])
    joins.extend(["left join twins as tw on tw.row = t.row"] if any_twins else [])
    parts = [
        "t.row",
        _WHO if has_who else _NOBODY,
        "tw.fate as twin" if any_twins else "cast(null as varchar) as twin",
        *(f"{column.value} as {column.name}" for column in typed),
        *(f"{column.problem} as p_{column.name}" for column in typed if column.problem),
        *(f"v_{field.name}.day as {_local_day(field)}" for field in file.of(Kind.MOMENT) if field.name in present),
        *(f"{_who_problem(field)} as p_{field.name}" for field in file.fields if field.identifies and field.name in troubled),
        f"{_row_key(file, present, has_who)} as row_key",
        ("t.address is not null" if "address" in present else "cast(null as boolean)") + " as has_address",
    ]
    return f"""
        with typed as (select {", ".join(parts)} from text_rows as t {" ".join(joins)}),
        ended as (select * exclude ({", ".join(_exchanged(file, present))}), {", ".join(_ended(file, present))} from typed),
        judged as (select *, {_fate(file, has_who)} as fate from ended)
        select {", ".join(_kept(file, troubled))} from judged order by row
    """


_WHO = """w.mention, coalesce(w.names, false) as names, coalesce(w.is_open, false) as is_open, coalesce(w.is_unborn, false) as is_unborn,
    w.case_number is not null as has_case, coalesce(w.number is not null, false) as has_number"""
_NOBODY = (
    """cast(null as bigint) as mention, false as names, false as is_open, false as is_unborn, false as has_case, false as has_number"""
)


def _local_day(field: Field) -> str:
    return field.name.removesuffix("_at") + "_on"


def _who_problem(field: Field) -> str:
    """What is wrong with who a row is about; open counselling, the unborn and the protected may lack what others should have."""
    missing = columns.missing_code(field)
    if field.kind is Kind.CIVIL_NUMBER:
        excused = "w.is_open or w.is_unborn" if field.name == "number" else "false"
        return (
            f"case when w.{field.name}_problem in ('wrong_number', 'birth_date_only') then w.{field.name}_problem "
            f"when coalesce(w.{field.name}_kind, 'none') = 'none' and not coalesce({excused}, false) then {missing} end"
        )
    excused = "w.is_open or w.is_unborn" if field.name == "name" else "w.is_open or w.is_protected"
    return f"case when t.{field.name} is null and not coalesce({excused}, false) then {missing} end"


def _row_key(file: File, present: frozenset[str], has_who: bool) -> str:
    """A keyed hash of the whole key, where who the row is about is part of it."""
    telling = [field.name for field in file.fields if field.name in file.key and field.identifies]
    by_case = twins.who_in_key(file, present)
    if not has_who or not (telling or by_case):
        return "cast(null as varchar)"
    identity = "w.digits, w.birth_on, w.name, w.address, w.mother, w.father, w.case_number" if telling else "w.digits, w.birth_on, w.name"
    others = [f"t.{name}" for name in file.key if name not in telling and name in present]
    hashed = f"md5(concat_ws(chr(31), $secret, {', '.join([*others, identity])}))"
    return hashed if telling else f"case when t.case_number is null then {hashed} end"


def _exchanged(file: File, present: frozenset[str]) -> list[str]:
    return [file.ends, f"p_{file.ends}"] if file.ends in present and file.ends else ["has_address"]


def _ended(file: File, present: frozenset[str]) -> list[str]:
    """The last day: none when it lies before the start; and for a closed row without one, the newest day known for it."""
    if not file.ends or file.ends not in present:
        return ["has_address", f"{_known_until(file, 'true')} as known_until"]
    start = _start(file)
    early = f"{file.ends} < {start}"
    last = file.ends if file.end_is == "last_day" else f"greatest(cast({file.ends} - interval '1' day as date), {start})"
    shown = f"'end_before_start' || {columns.SIGN} || strftime({file.ends}, '%d-%m-%Y')"
    return [
        f"case when {early} then null else {last} end as {file.ends}",
        f"case when {early} then {shown} else p_{file.ends} end as p_{file.ends}",
        f"{_known_until(file, f'({file.ends} is null or {early})')} as known_until",
    ]


def _known_until(file: File, has_no_end: str) -> str:
    newest = [field.name for field in file.of(Kind.DATE) if field.name not in (file.ends, "next_on")]
    if not file.status or not newest:
        return "cast(null as date)"
    closed = " or ".join(f"starts_with({normal_sql(file.status)}, '{word}')" for word in ("afsluttet", "lukket", "ophoert"))
    return f"case when {has_no_end} and ({closed}) then greatest({', '.join(newest)}) end"


def _start(file: File) -> str:
    field = file.column(file.starts) if file.starts else None
    if field is None:
        return "cast(null as date)"
    return _local_day(field) if field.kind is Kind.MOMENT else field.name


def _fate(file: File, has_who: bool) -> str:
    """Why a row does not load: it repeats another, lacks what it cannot mean anything without, or names nobody."""
    lacking = [
        f"{field.name} is null" if not field.identifies else "not has_number" if field.name == "number" else f"p_{field.name} is not null"
        for field in file.fields
        if field.required
    ]
    accepted = [_accepts(make) for make in file.makes]
    if all(accepted):
        lacking.append(f"not ({' or '.join(f'coalesce({test}, false)' for test in accepted)})")
    parts = ["when twin is not null then twin"]
    if lacking:
        parts.append(f"when {' or '.join(lacking)} then 'missing_field'")
    if has_who and file.about == "child" and file.nobody == "aside":
        parts.append("when not names and not is_open and not has_case then 'names_nobody'")
    return f"case {' '.join(parts)} end"


def _accepts(make: Any) -> str:
    tests = [f"{name} is not null" for name in make.needs]
    for name, values in make.only.items():
        tests.append(f"{name} in ({', '.join(literal(value) for value in values)})")
    return " and ".join(tests)


def _kept(file: File, troubled: frozenset[str]) -> list[str]:
    """What is written: only columns that canonical rows, keys or scopes are made of; never a text that nobody reads."""
    wanted = {
        name
        for make in file.makes
        for name in (*_TABLES[make.table].names, *make.columns.values(), *make.only, *make.needs, *make.once_per, *make.key)
    }
    wanted |= {name for name in (*file.key, file.unit, file.starts, "case_number") if name}
    names = [field.name for field in file.fields if not field.identifies and field.name in wanted]
    moments = [_local_day(field) for field in file.of(Kind.MOMENT)]
    record_key = [name for name in file.key if name in names]
    telling = any(field.identifies and field.name in file.key for field in file.fields) or ("case_number" in file.key and not file.is_case)
    partition = ", ".join(record_key) or "1"
    occurrence = (
        f"case when row_key is null then 1 else row_number() over (partition by {partition}, fate is null order by row) end"
        if telling
        else "1"
    )
    return [
        "row", "mention", "fate", f"cast({occurrence} as bigint) as occurrence", "row_key", "names", "is_open as is_anonymous", "is_unborn",
        "(names or is_open) as leads", "(not names and not is_open and has_case) as only_case", "has_address", "known_until",
        *names, *moments, *(f"p_{field.name}" for field in file.fields if field.name in troubled),
    ]  # fmt: skip


# --- the account


def _account(engine: Warehouse, table: TextTable) -> dict[str, Any]:
    aside = int(table.cut_row is not None)
    row = engine.rows(
        """
        select count(*), count(*) filter (where fate in ('duplicate_row', 'same_key_other_content')),
            count(*) filter (where fate is not null and fate not in ('duplicate_row', 'same_key_other_content')),
            count(*) filter (where fate is null and only_case)
        from made
        """
    )[0]
    return {
        "read": row[0] - row[1] + aside,
        "duplicates": row[1],
        "aside": row[2] + aside,
        "only_case": row[3],
        "cut": bool(aside),
        "unreadable": False,
    }


def _profile(engine: Warehouse, file: File, present: frozenset[str], troubled: frozenset[str]) -> dict[str, dict[str, int]]:
    """How often each code stands in each coded column."""
    profile: dict[str, dict[str, int]] = {}
    kept = set(_kept(file, troubled))
    for field in file.of(Kind.CODE):
        if field.name in present and field.name in kept:
            known = f"and p_{field.name} is null" if field.name in troubled else ""
            counted = engine.rows(
                f"select {field.name}, count(*) from made where fate is null and {field.name} is not null {known} group by 1 order by 1"
            )
            profile[field.standard] = dict(counted)
    return profile
