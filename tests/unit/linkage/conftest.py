"""Drawn mentions: a table of what the files say, and who turns out to be who."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pytest

from forspring.identity import MENTIONS
from forspring.kernel.cpr import birth_date
from forspring.linkage import Decision, Linked, link
from forspring.warehouse import DuckWarehouse

FIRST_DELIVERY = date(2025, 1, 1)
SCHEMA = pa.schema([*MENTIONS, ("source", pa.string()), ("file", pa.string()), ("delivery", pa.date32())])


@dataclass(frozen=True)
class Outcome:
    """What became of a drawn table."""

    names: tuple[str, ...]
    linked: Linked
    mentions: pa.Table

    @property
    def person(self) -> dict[str, str]:
        """The person key of each row that leads to somebody."""
        found = zip(self.linked.links["mention"].to_pylist(), self.linked.links["person"].to_pylist(), strict=True)
        return {self.names[mention]: person for mention, person in found}

    @property
    def groups(self) -> str:
        """The rows of each person together: `A B | C`."""
        persons: dict[str, list[str]] = {}
        for name, person in sorted(self.person.items()):
            persons.setdefault(person, []).append(name)
        return " | ".join(sorted(" ".join(names) for names in persons.values()))

    @property
    def codes(self) -> dict[str, set[str]]:
        """The codes found at each row."""
        found: dict[str, set[str]] = {}
        for finding in self.linked.findings.to_pylist():
            found.setdefault(self.names[finding["mention"]], set()).add(finding["code"])
        return found

    @property
    def doubts(self) -> set[tuple[str, str, str]]:
        """The doubtful pairs of rows, each with its reason."""
        return {
            (self.names[pair["one_mention"]], self.names[pair["other_mention"]], pair["reason"])
            for pair in self.linked.doubtful.to_pylist()
        }


def drawn(table: str) -> list[dict[str, str]]:
    """The rows of a drawn table, blank cells left out."""
    header, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [{name: cell for name, cell in zip(header, line, strict=True) if cell} for line in lines]


def mention(position: int, row: dict[str, str]) -> dict[str, object]:
    """A drawn row as the mention that the reader would make of it."""
    said: dict[str, object] = dict.fromkeys(SCHEMA.names)
    digits, file = row.get("number", ""), row["file"]
    born = birth_date(digits) if digits else None
    said |= {name: row.get(name) for name in ("name", "address", "postcode", "mother", "father", "previous", "district")}
    said |= {name: date.fromisoformat(row[name]) for name in ("from_on", "last_day") if name in row}
    said |= {"mention": position, "first_row": position + 2, "source": file.split("_")[0], "file": file, "case_number": row.get("case")}
    said |= {"digits": digits or None, "number": digits if born else None, "number_kind": "ok" if born else "wrong" if digits else "none"}
    said |= {
        "birth_on": born or (date.fromisoformat(row["birth_on"]) if "birth_on" in row else None),
        "is_case": file.endswith("_sager"),
        "role": "child",
    }
    said |= {"is_unborn": file == "dubu_underretninger" and not digits and "mother" in row, "anonymous": "anonymous" in row}
    return said | {"delivery": date.fromisoformat(row.get("delivery", FIRST_DELIVERY.isoformat()))}


@pytest.fixture
def outcome() -> Iterator[Callable[..., Outcome]]:
    """Link a drawn table, under decisions of people."""
    engines: list[DuckWarehouse] = []

    def linked(table: str, decisions: Sequence[Decision] = ()) -> Outcome:
        rows = drawn(table)
        engines.append(DuckWarehouse(threads=1))
        mentions = pa.Table.from_pylist([mention(position, row) for position, row in enumerate(rows)], SCHEMA)
        return Outcome(tuple(row["row"] for row in rows), link(mentions, decisions, engines[-1]), mentions)

    yield linked
    for engine in engines:
        engine.close()
