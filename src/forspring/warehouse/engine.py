"""The engine: where the set logic runs.

Everything above writes portable SELECTs; here one of them becomes a table, a view, an Arrow table or a
Parquet file. Parameters are bound by name (`$as_of`), never formatted in.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from forspring.kernel.errors import StorageError
from forspring.kernel.texts import _

Parameters = Mapping[str, object]
NONE: Parameters = {}
AT_A_TIME = 2


class Warehouse(Protocol):
    """What an engine must be able to do."""

    def create(self, name: str, select: str, parameters: Parameters = NONE) -> None:
        """Make, or make anew, the table `name` from a SELECT."""

    def view(self, name: str, select: str) -> None:
        """Make, or make anew, the view `name` of a SELECT without parameters."""

    def rows(self, select: str, parameters: Parameters = NONE) -> list[tuple[Any, ...]]:
        """The rows of a small answer."""

    def arrow(self, select: str, parameters: Parameters = NONE) -> pa.Table:
        """The answer as an Arrow table."""

    def arrows(self, selects: Sequence[str], parameters: Parameters = NONE) -> list[pa.Table]:
        """The answers of many SELECTs, in their order."""

    def load(self, name: str, table: pa.Table) -> None:
        """Make the table `name` from an Arrow table."""

    def read_parquet(self, name: str, paths: Sequence[Path]) -> None:
        """Make the view `name` over Parquet files of one shape."""

    def write_parquet(self, select: str, path: Path, parameters: Parameters = NONE) -> None:
        """Write the answer as one zstd Parquet file, in the answer's order."""

    def drop(self, name: str) -> None:
        """Forget a table or view, if there is one."""

    def close(self) -> None:
        """Let go of the engine."""


class DuckWarehouse:
    """DuckDB, embedded. Holds its tables in memory and spills to `scratch` when they do not fit.

    Without `scratch` nothing ever touches the disk, for what is spilled is not encrypted: so it is for an engine that holds identity.
    """

    def __init__(self, *, scratch: Path | None = None, memory_limit: str | None = None, threads: int | None = None) -> None:
        settings: dict[str, Any] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "preserve_insertion_order": True,
            "temp_directory": "" if scratch is None else str(scratch),
        }
        if memory_limit is not None:
            settings["memory_limit"] = memory_limit
        if threads is not None:
            settings["threads"] = threads
        self.connection = duckdb.connect(":memory:", config=settings)
        self.connection.execute("set enable_progress_bar = false")
        self.connection.execute("set checkpoint_threshold = '1TB'")  # in memory there is nothing to checkpoint to

    def create(self, name: str, select: str, parameters: Parameters = NONE) -> None:
        self._execute(f"create or replace table {name} as {select}", parameters)

    def view(self, name: str, select: str) -> None:
        self._execute(f"create or replace view {name} as {select}", NONE)

    def rows(self, select: str, parameters: Parameters = NONE) -> list[tuple[Any, ...]]:
        return list(self._execute(select, parameters).fetchall())

    def arrow(self, select: str, parameters: Parameters = NONE) -> pa.Table:
        return self.connection.sql(select, params=used(select, parameters) or None).to_arrow_table()

    def lend(self, name: str, table: pa.Table) -> None:
        """Let `name` stand for an Arrow table where it lies, uncopied, until it is dropped."""
        self.connection.register(name, table)

    def arrows(self, selects: Sequence[str], parameters: Parameters = NONE) -> list[pa.Table]:
        """Planning a SELECT keeps one core busy, so two are planned and answered at a time."""

        def answer(select: str) -> pa.Table:
            with _limits_told(), self.connection.cursor() as cursor:
                return cursor.sql(select, params=used(select, parameters) or None).to_arrow_table()

        with ThreadPoolExecutor(AT_A_TIME) as workers:
            return list(workers.map(answer, selects))

    def forget(self, views: Sequence[str], tables: Sequence[str]) -> None:
        """Drop those of the views and tables that are there, at once."""
        gone = [f"drop view if exists {name}" for name in views] + [f"drop table if exists {name}" for name in tables]
        self.connection.execute("; ".join(gone))

    def load(self, name: str, table: pa.Table) -> None:
        self.connection.register("incoming", table)
        try:
            self.create(name, "select * from incoming")
        finally:
            self.connection.unregister("incoming")

    def read_parquet(self, name: str, paths: Sequence[Path]) -> None:
        files = ", ".join(_literal(str(path)) for path in paths)
        self.view(name, f"select * from read_parquet([{files}])")

    def write_parquet(self, select: str, path: Path, parameters: Parameters = NONE) -> None:
        self._execute(f"copy ({select}) to {_literal(str(path))} (format parquet, compression zstd)", parameters)

    def write_csv(self, select: str, path: Path, parameters: Parameters = NONE) -> None:
        """Write the answer as comma-separated text with a header, in the answer's order, quoted only where needed."""
        self._execute(f"copy ({select}) to {_literal(str(path))} (format csv, header, delimiter ',')", parameters)

    def drop(self, name: str) -> None:
        for kind in ("view", "table"):
            try:
                self.connection.execute(f"drop {kind} if exists {name}")
            except duckdb.CatalogException:
                continue

    def close(self) -> None:
        self.connection.close()

    def _execute(self, sql: str, parameters: Parameters) -> Any:
        named = used(sql, parameters)
        with _limits_told():
            return self.connection.execute(sql, named) if named else self.connection.execute(sql)


@contextmanager
def _limits_told() -> Iterator[None]:
    """Let a refusal of the disk be the same error whether Python or the engine was writing, and one of the memory a sentence."""
    try:
        yield
    except duckdb.OutOfMemoryException as trouble:
        raise StorageError(
            _(
                "Maskinens hukommelse slog ikke til. Det seneste gode resultat er urørt. Luk andre programmer, og kør igen, eller brug en maskine med mere hukommelse."
            )
        ) from trouble
    except duckdb.IOException as trouble:
        said = re.search(r'"errno":"(\d+)"', str(trouble))
        number = errno.ENOSPC if "No space left" in str(trouble) else int(said[1]) if said else errno.EIO
        raise OSError(number, os.strerror(number)) from trouble


def used(sql: str, parameters: Parameters) -> dict[str, object]:
    """Those of the parameters that the text names; an engine refuses the others."""
    return {name: value for name, value in parameters.items() if re.search(rf"\${name}\b", sql)}


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
