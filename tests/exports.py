"""A data folder and a folder of deliveries for tests: deliver a drawn file, and look at what is known of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from forspring.identity import Store
from forspring.sources import declarations, find, read_all, snapshot
from forspring.warehouse import DuckWarehouse

DAY = "2025-12-31"
FAR = date(2030, 1, 1)


class Exports:
    """Deliveries below a folder, read as `forspring run` reads them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "deliveries"
        self.own: Path | None = None
        self.data = folder / "data"
        self.folder.mkdir()
        self.engine = DuckWarehouse(threads=1)
        self.store = Store.open(self.data / "identity", b"k" * 32)
        self.mentions = pa.table({})

    def deliver(self, file: str, content: str | bytes, day: str = DAY, encoding: str = "utf-8") -> Path:
        """Put a file, named as source/name.csv, into the delivery of the day."""
        source, name = file.split("/")
        path = self.folder / source / day / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return path

    def draw(self, file: str, drawing: str, day: str = DAY) -> Path:
        """Deliver a drawn table: cells between |, one row a line."""
        lines = [line.strip() for line in drawing.strip().splitlines()]
        return self.deliver(file, "".join(";".join(cell.strip() for cell in line.split("|")) + "\n" for line in lines), day)

    def know(self, as_of: date = FAR, confirmed: Collection[tuple[str, str, str]] = ()) -> Exports:
        """Read everything and fill the engine with what is known on the day."""
        declared = declarations(self.own)
        found = find(self.folder, declared, self.data / "digests.json")
        reads = read_all(found.delivered, declared, [self.engine], self.store, self.data / "read", "secret", lambda _: None)
        snapshot.state(self.engine, reads, as_of, declared, confirmed, found.noticed)
        self.mentions = snapshot.mentions_of(reads, self.store, as_of)
        return self

    def rows(self, table: str, *columns: str) -> list[Any]:
        """The columns of a canonical table in the order of the file; of one column its values alone."""
        found = self.engine.rows(f"select {', '.join(columns)} from {table} order by source, file, delivery, row")
        return [row[0] for row in found] if len(columns) == 1 else found

    def findings(self, *codes: str) -> list[tuple[str, int | None, str]]:
        """The findings as (code, row, field), of the codes alone when some are given."""
        found = self.engine.rows("select code, row, field from findings order by code, row nulls first, field")
        return [row for row in found if not codes or row[0] in codes]

    def account(self, file: str, day: str = DAY) -> tuple[int, int, int, int]:
        """Read, duplicates, loaded and set aside of a file."""
        return self.engine.rows(
            "select read, duplicates, loaded, set_aside from accounts where file = $file and delivery = cast($day as date)",
            {"file": file, "day": day},
        )[0]

    def messages(self, code: str) -> list[str]:
        """The sentences of a code's findings."""
        return [row[0] for row in self.engine.rows("select message from findings where code = $code order by row", {"code": code})]

    def who(self, *columns: str) -> list[Any]:
        """The mentions' columns in order."""
        rows = [tuple(row[column] for column in columns) for row in self.mentions.select(list(columns)).to_pylist()]
        return [row[0] for row in rows] if len(columns) == 1 else rows
