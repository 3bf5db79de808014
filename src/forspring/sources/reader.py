"""One delivered file, read once and for all: typed rows without identity, mentions, findings, and its account.

    read_all(delivered, declared, engines, store, cache, secret, done) -> (Read, …)

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
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from forspring.identity import MENTIONS, Store
from forspring.kernel.errors import DeliveryError, StorageError
from forspring.sources import distinct, findings, rows, totals, twins, who
from forspring.sources.declaration import File, Kind, Source
from forspring.sources.deliveries import Delivered
from forspring.sources.reading import Reading
from forspring.sources.twins import DUPLICATE, SAME_KEY
from forspring.warehouse import DuckWarehouse, Warehouse
from forspring.warehouse.files import ROW, NoHeaderError, read_text

_VIEWS = ("made", "text_rows", "lent_records")
_TABLES = ("said", "occurrences", "who", "twins", "civil", *distinct.SELECTS, "codes", "said_codes", "known_codes", "templates")


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


def read_all(
    delivered: Sequence[Delivered],
    declared: Iterable[Source],
    engines: Sequence[DuckWarehouse],
    store: Store,
    cache: Path,
    secret: str,
    done: Callable[[Delivered], None],
) -> tuple[Read, ...]:
    """Read all files, as many at once as there are engines; the largest begin first. `done` is told of each, in that order."""
    _sweep(cache)
    sources = {source.name: source for source in declared}
    free: SimpleQueue[DuckWarehouse] = SimpleQueue()
    for engine in engines:
        free.put(engine)

    def one(file: Delivered) -> Read:
        engine = free.get()
        try:
            return read(file, sources[file.source], engine, store, cache, secret)
        finally:
            free.put(engine)

    different = {(one.source, one.declaration.name, one.digest, one.delivered_on.year): one for one in delivered}.values()
    with ThreadPoolExecutor(len(engines)) as hands:
        at_work = [(file, hands.submit(one, file)) for file in sorted(different, key=lambda file: -file.path.stat().st_size)]
        for file, work in at_work:
            work.result()
            done(file)
    return tuple(read(file, sources[file.source], engines[0], store, cache, secret) for file in delivered)


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
            engine.forget(_VIEWS, _TABLES)
    return Read(delivered, file, key, folder, json.loads((folder / "account.json").read_text("utf-8")))


def _sweep(cache: Path) -> None:
    """Take away what a killed run left half done; it may hold a file's texts."""
    for left in cache.glob("*.part-*"):
        if not Path(f"/proc/{left.name.rsplit('-', 1)[1]}").exists():
            shutil.rmtree(left, ignore_errors=True)


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
            table = totals.without(read_text(engine, path, file.knows, folder), file)
    except DeliveryError as trouble:
        return _unreadable(folder, source, trouble, store, key)
    reading = Reading(engine, source, file, table, delivered.delivered_on.year, secret)
    engine.lend("lent_records", table.records)
    _without_empty(engine, table.records)
    distinct.read(reading)
    joined = who.gather(reading) if reading.names_someone else None
    troubled = distinct.troubled(reading)
    kin = rows.Kin(joined, any_twins=twins.find(reading), any_alike=twins.count(reading))
    engine.write_parquet(rows.select(reading, troubled, kin), folder / "rows.parquet", {"secret": secret})
    store.write(key, who.mentions(engine) if joined else MENTIONS.empty_table())
    engine.read_parquet("made", (folder / "rows.parquet",))
    account, wrong = _account(reading, troubled)
    pq.write_table(findings.of_rows(reading, wrong, account), folder / "findings.parquet", compression="zstd")
    return account | {"profile": _profile(reading, troubled)}


def _unreadable(folder: Path, source: Source, trouble: DeliveryError, store: Store, key: str) -> dict[str, Any]:
    store.write(key, MENTIONS.empty_table())
    code = findings.NO_HEADER if isinstance(trouble, NoHeaderError) else findings.UNREADABLE
    pq.write_table(findings.as_table([findings.of_file(source, code)]), folder / "findings.parquet")
    return {"read": 0, "duplicates": 0, "aside": 0, "only_case": 0, "unreadable": True, "cut": False, "profile": {}}


def _without_empty(engine: Warehouse, records: pa.Table) -> None:
    """The view `text_rows` of the records that hold something."""
    names = [name for name in records.column_names if name != ROW]
    may_be_empty = all(records.column(name).null_count for name in names)
    where = f" where coalesce({', '.join(names)}) is not null" if may_be_empty else ""
    engine.view("text_rows", f"select * from lent_records{where}")


def _account(reading: Reading, troubled: frozenset[str]) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
    """The file's account; and per column that has any, how many of its rows have a problem, and how many are blank."""
    twin = f"fate in ('{DUPLICATE}', '{SAME_KEY}')"
    asked = [field.name for field in reading.fields if field.name in troubled]
    counted = "".join(f", count(p_{name}), count(*) filter (where p_{name} = 'blank_field')" for name in asked)
    total, repeated, aside, only_case, *counts = reading.engine.rows(
        f"""
        select count(*), count(*) filter (where {twin}), count(*) filter (where fate is not null and not {twin}),
            count(*) filter (where fate is null and only_case){counted}
        from made
        """
    )[0]
    cut = int(reading.table.cut_row is not None)
    account = {
        "read": total - repeated + cut,
        "duplicates": repeated,
        "aside": aside + cut,
        "only_case": only_case,
        "cut": bool(cut),
        "unreadable": False,
    }
    wrong = {name: (count, blank) for name, count, blank in zip(asked, counts[::2], counts[1::2], strict=True) if count}
    return account, wrong


def _profile(reading: Reading, troubled: frozenset[str]) -> dict[str, dict[str, int]]:
    """How often each known code stands in each coded column."""
    written = rows.kept(reading.file)
    coded = {field.name: field.standard for field in reading.of(Kind.CODE) if field.name in written}
    if not coded:
        return {}
    known = {name: f" and p_{name} is null" if name in troubled else "" for name in coded}
    parts = [
        f"select '{name}' as name, {name} as code, count(*) as n from made where fate is null and {name} is not null{known[name]} group by {name}"
        for name in coded
    ]
    profile: dict[str, dict[str, int]] = {header: {} for header in coded.values()}
    for name, code, count in reading.engine.rows(f"{' union all '.join(parts)} order by name, code"):
        profile[coded[name]][code] = count
    return profile
