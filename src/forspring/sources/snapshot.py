"""The state as known on a day: of every file the newest deliveries on or before it, as canonical tables.

    state(engine, reads, as_of, declared, confirmed, noticed)   makes every table of model.tables.ROWS, `findings`,
                                                                `accounts` and `row_links` (source, file, row, mention)
    mentions_of(reads, store, as_of, current)                   all mentions of all deliveries up to the day
    mappings(declared)                                          what the sources' own values stand for

A full delivery replaces what it speaks for; a delta, and a full one that is held back, only adds and corrects.
Mentions are numbered globally: the file's place among all files up to the day << 32, plus the local number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from forspring.identity import Store
from forspring.model.tables import ROWS, Table
from forspring.sources import found, holding
from forspring.sources.declaration import File, Make, Source
from forspring.sources.deliveries import Noticed
from forspring.sources.holding import Part, Version
from forspring.sources.quoting import literal
from forspring.sources.reader import Read
from forspring.sources.spelling import normal
from forspring.warehouse import Warehouse

SHIFT = 32


@dataclass(frozen=True)
class State:
    """What the state was made of: the versions of the files, and which of them are held back from deleting."""

    versions: tuple[Version, ...]
    held: tuple[Version, ...]


def state(
    engine: Warehouse,
    reads: Sequence[Read],
    as_of: date,
    declared: Sequence[Source],
    confirmed: Collection[tuple[str, str, str]] = (),
    noticed: Sequence[Noticed] = (),
) -> State:
    """Fill the engine with the rows, findings and accounts as known on the day."""
    versions = versions_on(reads, as_of)
    _read_parquets(engine, versions)
    _leading_cases(engine, versions)
    called = _called(engine, versions)
    judged = [holding.judge(engine, chain, confirmed, called) for chain in _chains(versions)]
    parts = [part for one in judged for part in one.parts]
    for table in ROWS:
        _make(engine, table, parts)
    _row_links(engine, [one.accepted for one in judged if one.accepted])
    found.fill(engine, versions, judged, declared, [one for one in noticed if one.delivered_on is None or one.delivered_on <= as_of])
    for version in versions:
        engine.drop(version.rows)
        engine.drop(version.found)
    engine.drop("leading_cases")
    return State(versions, tuple(version for one in judged for version, _ in one.held))


def versions_on(reads: Sequence[Read], as_of: date) -> tuple[Version, ...]:
    """The files delivered on or before the day, oldest first, numbered; one that is sent again has no number of its own."""
    known = sorted(
        (read for read in reads if read.delivered.delivered_on <= as_of),
        key=lambda read: (
            read.delivered.delivered_on,
            read.delivered.source,
            read.file,
            str(read.delivered.path),
            read.delivered.member or "",
        ),
    )
    return tuple(Version(number, read) for number, read in enumerate(known))


def _chains(versions: Sequence[Version]) -> list[list[Version]]:
    chains: dict[tuple[str, str], list[Version]] = {}
    for version in versions:
        if version.read.delivered.repeats is None:
            chains.setdefault((version.source, version.read.file), []).append(version)
    return [chains[key] for key in sorted(chains)]


def _read_parquets(engine: Warehouse, versions: Sequence[Version]) -> None:
    for version in versions:
        engine.read_parquet(version.found, (version.read.findings,))
        if version.has_rows:
            engine.read_parquet(version.rows, (version.read.rows,))


def _leading_cases(engine: Warehouse, versions: Sequence[Version]) -> None:
    """The case numbers that lead to somebody, or to open counselling, and since which delivery."""
    parts = [
        f"select {literal(version.source)} as source, case_number, date '{version.day}' as since from {version.rows} where leads and case_number is not null"
        for version in versions
        if version.has_rows and version.read.declaration.is_case
    ]
    nothing = "select cast(null as varchar) as source, cast(null as varchar) as case_number, cast(null as date) as since where false"
    engine.create(
        "leading_cases",
        f"select source, case_number, min(since) as since from ({' union all '.join(parts) or nothing}) group by source, case_number",
    )


def _called(engine: Warehouse, versions: Sequence[Version]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """All that units are called: a record and a scope may name one by code or by name, and a name may change."""
    names: list[tuple[str, str]] = []
    for version in versions:
        for make in version.read.declaration.makes if version.has_rows else ():
            if make.table == "unit_rows":
                code, name = (make.columns.get(column, column) for column in ("unit", "name"))
                names.extend(
                    engine.rows(
                        f"select distinct lower({code}), lower({name}) from {version.rows} where {code} is not null and {name} is not null"
                    )
                )

    def called(units: tuple[str, ...]) -> tuple[str, ...]:
        said = {unit.strip().lower() for unit in units}
        codes = said | {code for code, name in names if name in said}
        return tuple(sorted(codes | {name for code, name in names if code in codes}))

    return called


# --- the canonical tables


def _make(engine: Warehouse, table: Table, parts: Sequence[Part]) -> None:
    selects = [
        _select(table, make, number, part)
        for part in parts
        for number, make in enumerate(part.version.read.declaration.makes)
        if make.table == table.name
    ]
    if not selects:
        columns = ", ".join(f"cast(null as {column.type}) as {column.name}" for column in table.columns)
        selects = [f"select {columns} where false"]
    engine.create(table.name, " union all ".join(selects))


def _select(table: Table, make: Make, number: int, part: Part) -> str:
    """The rows of one table that one version of a file makes."""
    version = part.version
    file = version.read.declaration
    has = frozenset(pq.read_schema(version.read.rows).names)
    fixed = {
        "record": _record(file, make, number, has),
        "source": literal(version.source),
        "delivery": f"date '{version.day}'",
        "file": literal(file.name),
        "mention": global_mention(version),
    }
    columns = []
    for column in table.columns:
        named = make.columns.get(column.name, column.name)
        value = fixed.get(column.name) or (f"r.{named}" if named in has else "null")
        columns.append(f"cast({value} as {column.type}) as {column.name}")
    where = [*part.conditions, *(f"r.{name} is not null" for name in make.needs)]
    where.extend(f"r.{name} in ({', '.join(literal(value) for value in values)})" for name, values in make.only.items())
    origin = version.rows
    if make.once_per:
        telling = ", ".join(make.once_per)
        origin = f"(select * from (select *, row_number() over (partition by {telling} order by row desc) as place from {origin} where fate is null) where place = 1)"
    return f"select {', '.join(columns)} from {origin} as r where {' and '.join(where)}"


def _record(file: File, make: Make, number: int, has: frozenset[str]) -> str:
    """The row's own key across deliveries: md5 of source, file, key fields without identity, and occurrence."""
    said = file.name if number == 0 else f"{file.name}/{make.table}"
    key = [f"coalesce(cast(r.{name} as varchar), '')" for name in (make.key or make.once_per or file.key) if name in has]
    return f"md5({' || chr(124) || '.join([literal(said), *key, 'cast(r.occurrence as varchar)'])})"


def global_mention(version: Version) -> str:
    """The global number of a row's mention."""
    return f"r.mention + {version.number << SHIFT}"


def _row_links(engine: Warehouse, accepted: Sequence[Version]) -> None:
    """Every row of the newest accepted delivery of each file, duplicates and set-aside rows too, with its mention."""
    selects = [
        f"select {literal(version.source)} as source, {literal(version.read.file)} as file, r.row, {global_mention(version)} as mention from {version.rows} as r"
        for version in accepted
        if version.has_rows
    ]
    nothing = "select cast(null as varchar) as source, cast(null as varchar) as file, cast(null as bigint) as row, cast(null as bigint) as mention where false"
    engine.create("row_links", f"select * from ({' union all '.join(selects) or nothing}) order by source, file, row")


# --- beside the tables


def mentions_of(reads: Sequence[Read], store: Store, as_of: date, current: pa.Table | None = None) -> pa.Table:
    """All mentions of all deliveries up to the day: MENTIONS with the global number, and source, file, delivery and file_order.

    With `current` (a table with a column mention) also `is_current`: whether a row of the state carries it.
    """
    tables = []
    for version in versions_on(reads, as_of):
        if version.read.delivered.repeats is not None:
            continue
        mentions = store.read(version.read.key)
        number = pc.add(mentions.column("mention"), pa.scalar(version.number << SHIFT, pa.int64()))
        mentions = mentions.set_column(0, "mention", number)
        for name, value, kind in (
            ("source", version.source, pa.string()),
            ("file", version.read.file, pa.string()),
            ("delivery", version.day, pa.date32()),
            ("file_order", version.number, pa.int64()),
        ):
            mentions = mentions.append_column(name, pa.repeat(pa.scalar(value, kind), mentions.num_rows))
        tables.append(mentions)
    every = pa.concat_tables(tables) if tables else _no_mentions()
    if current is None:
        return every
    return every.append_column("is_current", pc.is_in(every.column("mention"), value_set=current.column("mention").combine_chunks()))


def _no_mentions() -> pa.Table:
    from forspring.identity import MENTIONS

    more = [("source", pa.string()), ("file", pa.string()), ("delivery", pa.date32()), ("file_order", pa.int64())]
    return pa.schema([*MENTIONS, *(pa.field(*field) for field in more)]).empty_table()


def mappings(declared: Sequence[Source]) -> pa.Table:
    """What the sources' own values stand for: one row per source, value and span of days."""
    rows = [
        (
            source.name,
            normal(meaning.value),
            meaning.valid_from,
            meaning.last_day,
            meaning.activity,
            meaning.step,
            meaning.nature,
            meaning.provision_sel,
            meaning.provision_bl,
        )
        for source in declared
        for meaning in source.meanings
    ]
    names = ("source", "value_key", "valid_from", "last_day", "activity", "step", "nature", "provision_sel", "provision_bl")
    kinds = (pa.string(), pa.string(), pa.date32(), pa.date32(), pa.string(), pa.int64(), pa.string(), pa.string(), pa.string())
    return pa.table(
        {name: pa.array([row[place] for row in rows], kind) for place, (name, kind) in enumerate(zip(names, kinds, strict=True))}
    )
