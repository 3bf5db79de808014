"""How an indicator is counted, by the drawn examples that it is held to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from forspring import indicators

FILE = Path(indicators.__file__).parent / "specs.json"


@dataclass(frozen=True)
class Drawn:
    """A drawn table: its name, header and rows."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Spec:
    """An example: what it says, what is given, and what comes out of it, cell by cell."""

    title: str
    period: str
    as_of: str
    given: tuple[Drawn, ...]
    expected: tuple[tuple[str, str], ...]


def of(indicator: str) -> Sequence[Spec]:
    """The examples of an indicator."""
    return _all().get(indicator, ())


@cache
def _all() -> dict[str, tuple[Spec, ...]]:
    told = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        name: tuple(
            Spec(one["title"], one["period"], one["as_of"], tuple(map(_drawn, one["given"].split("\n\n"))), _cells(one["expect"]))
            for one in specs
        )
        for name, specs in told.items()
    }


def _drawn(block: str) -> Drawn:
    name, header, *rows = [line.strip() for line in block.strip().splitlines()]
    return Drawn(name, _split(header), tuple(_split(row) for row in rows))


def _split(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def _cells(expected: str | dict[str, str]) -> tuple[tuple[str, str], ...]:
    return (("", expected),) if isinstance(expected, str) else tuple(expected.items())
