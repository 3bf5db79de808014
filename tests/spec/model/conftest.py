"""`facts` draws rows of the sources, takes the steps of the model over them, and holds a fact table to a drawing.

Of the deadlines only those of the rules drawn are asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import engines
import pyarrow as pa
import pytest
from drawing import arrow, draw

from forspring.model import reference
from forspring.model.step import needed
from forspring.model.steps import STEPS
from forspring.model.tables import ALL
from forspring.warehouse import Warehouse

AS_OF = "2025-12-31"
MAPPING = (
    ("dubu", "coolkids", "cool_kids", 2), ("dubu", "samtaleforloeb", "samtaleforloeb", 2), ("dubu", "gruppeforloeb", "gruppe_oevrig", 2),
    ("dubu", "familiebehandling", "familiebehandling", 3), ("dubu", "plejefamilie", "anbringelse_pleje", 5),
    ("dubu", "kontaktperson", "kontaktperson", 3),
    ("esdh", "coolkids", "cool_kids", 2), ("esdh", "samtaleforloeb", "samtaleforloeb", 2), ("esdh", "gruppeforloeb", "gruppe_oevrig", 2),
    ("esdh", "udredning", "ppr_udredning", 1), ("esdh", "aabenraadgivning", "aaben_raadgivning", 1),
    ("novax", "familiegruppe", "gruppe_oevrig", 2), ("novax", "almindelig", "sundhedspleje_almindelig", 1),
)  # fmt: skip


@pytest.fixture(scope="session")
def municipality() -> Iterator[Warehouse]:
    """An engine of the model's own, with empty rows, the law, and the mapping that the sources would give."""
    engine = engines.chosen()
    for name, table in ALL.items():
        engine.load(name, arrow(table, []))
    for name, known in reference.tables().items():
        engine.load(name, known)
    source, key, activity, step = zip(*MAPPING, strict=True)
    always = pa.nulls(len(MAPPING), pa.date32())
    columns = {"source": source, "value_key": key, "valid_from": always, "last_day": always, "activity": activity, "step": step}
    engine.load("activity_mapping", pa.table(columns))
    yield engine
    engine.close()


@pytest.fixture
def facts(municipality: Warehouse) -> Iterator[Callable[..., None]]:
    """Hold the fact table of `expect` to what is drawn, after the steps over what is `given`; mention 7 is person P7."""
    drawn: set[str] = set()

    def hold(*, given: str, expect: str, as_of: str = AS_OF, organisation: str = "day") -> None:
        rows = draw(given)
        drawn.update(rows)
        mentions = sorted({row["mention"] for table in rows.values() for row in table if row.get("mention")})
        municipality.load("links", arrow(ALL["links"], [{"mention": number, "person": f"P{number}"} for number in mentions]))
        for name, table in rows.items():
            for number, row in enumerate(table):
                row.setdefault("record", f"{name}-{number}")
                row.setdefault("source", "dubu")
            municipality.load(name, arrow(ALL[name], table))
        ((name, expected),) = draw(expect).items()
        made = _made(municipality, name, tuple(expected[0]), date.fromisoformat(as_of), organisation)
        rules = {row.get("rule") for row in expected}
        assert [row for row in made if row.get("rule") in rules] == _sorted(expected)

    yield hold
    for name in drawn:
        municipality.load(name, arrow(ALL[name], []))


def _made(engine: Warehouse, name: str, columns: tuple[str, ...], as_of: date, organisation: str) -> list[dict[str, Any]]:
    select = f"select {', '.join(columns)} from {name}"
    for step in needed(STEPS, [select]):
        engine.create(step.name, step.select, {"as_of": as_of, "organisation": organisation})
    return _sorted(engine.arrow(select).to_pylist())


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=str)
