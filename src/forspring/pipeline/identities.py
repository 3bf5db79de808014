"""Who a key stands for, and which key a civil number has: the identity store opened in memory, for those who may know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import md5
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from forspring.identity import Store
from forspring.pipeline.facts import Facts
from forspring.pipeline.history import identities
from forspring.sources.snapshot import SHIFT

MENTIONED = "select mention, how, weight from links where person = $person order by mention"
LINKED = "select distinct person from links where mention in (select mention from asked) order by person"
SHOWN = ("digits", "number_kind", "birth_on", "name", "address", "is_protected", "case_number", "first_row")


@dataclass(frozen=True)
class Mention:
    """How one delivered row describes a person, how it was linked, and the name by which a decision knows it."""

    mention: int
    how: str
    weight: float
    source: str
    file: str
    delivery: date
    told: dict[str, Any]

    @property
    def appearance(self) -> str:
        """What a decision about a link calls the mention."""
        named = f"{self.delivery.isoformat()}|{self.source}|{self.file}|{self.told['first_row']}"
        return md5(named.encode(), usedforsecurity=False).hexdigest()[:16]


@dataclass(frozen=True)
class Identity:
    """What a person is called, for the eyes of who may see it."""

    name: str
    number: str
    birth_on: date | None
    is_protected: bool

    @property
    def masked(self) -> str:
        """The civil number without its last four digits."""
        return f"{self.number[:6]}-XXXX" if self.number else ""


def mentions(data: Path, facts: Facts, person: str) -> tuple[Mention, ...]:
    """Every description of the person in any delivery up to the run's day, oldest first."""
    linked = {number: (how, weight) for number, how, weight in facts.engine.rows(MENTIONED, {"person": person})}
    by_file: dict[int, list[int]] = defaultdict(list)
    for number in linked:
        by_file[number >> SHIFT].append(number)
    store, found = identities(data), []
    for place, numbers in sorted(by_file.items()):
        file = facts.files[place]
        for told in _described(store, file.key, numbers):
            number = (place << SHIFT) + told["mention"]
            found.append(Mention(number, *linked[number], file.source, file.name, file.delivery, told))
    return tuple(found)


def _described(store: Store, key: str, numbers: list[int]) -> Iterator[dict[str, Any]]:
    local = pa.array([number & ((1 << SHIFT) - 1) for number in numbers], pa.int64())
    told = store.read(key)
    yield from told.filter(pc.is_in(told["mention"], value_set=local)).select(["mention", *SHOWN]).to_pylist()


def identity(known: tuple[Mention, ...]) -> Identity:
    """The person as the civil register tells of it, else as the newest row does."""
    ordered = sorted(known, key=lambda one: (one.source == "cpr", one.delivery))

    def last(name: str) -> Any:
        return next((one.told[name] for one in reversed(ordered) if one.told[name]), None)

    return Identity(last("name") or "", last("digits") or "", last("birth_on"), any(one.told["is_protected"] for one in known))


def persons(data: Path, facts: Facts, number: str) -> tuple[str, ...]:
    """The keys of those who are described with the civil number, of ten digits."""
    store = identities(data)
    found: list[int] = []
    for place, file in enumerate(facts.files):
        told = store.read(file.key)
        local = told.filter(pc.equal(told["digits"], number))["mention"].to_pylist()
        found.extend((place << SHIFT) + one for one in local)
    facts.engine.load("asked", pa.table({"mention": pa.array(found, pa.int64())}))
    return tuple(person for (person,) in facts.engine.rows(LINKED))
