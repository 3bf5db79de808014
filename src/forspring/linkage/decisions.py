"""What people have decided about links. A decision names two mentions by their appearance, which no rerun changes.

Decisions are kept by the caller and come in as values. They are stronger than every rule: those joined are one person
whatever the numbers say; of those kept apart the younger description, wherever it occurs, is a person of its own.
Of several decisions about the same two the last one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

import pyarrow as pa

JOIN, APART = "join", "apart"


@dataclass(frozen=True)
class Decision:
    """That two mentions are, or are not, the same person; why, by whom and when."""

    kind: str
    one: str
    other: str
    reason: str
    by: str
    at: str

    def __post_init__(self) -> None:
        if self.kind not in (JOIN, APART):
            raise ValueError(f"a decision is {JOIN} or {APART}")
        datetime.fromisoformat(self.at)

    @classmethod
    def read(cls, written: Mapping[str, str]) -> Decision:
        """The decision as it was written down."""
        return cls(**{name: written[name] for name in ("kind", "one", "other", "reason", "by", "at")})

    def written(self) -> dict[str, str]:
        """The decision as it is written down: texts only."""
        return asdict(self)


def table(decisions: Iterable[Decision]) -> pa.Table:
    """The decisions in force as a table (kind, one, other), one row per pair, the last decision of each."""
    in_force = {frozenset((decision.one, decision.other)): decision for decision in sorted(decisions, key=lambda decision: decision.at)}
    columns = {
        name: pa.array([getattr(decision, name) for decision in in_force.values()], pa.string()) for name in ("kind", "one", "other")
    }
    return pa.table(columns)


def merged(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each of the names in pairs that are one, the name that stands for them all."""
    stands_for: dict[str, str] = {}

    def top(name: str) -> str:
        while stands_for.get(name, name) != name:
            name = stands_for[name]
        return name

    for one, other in pairs:
        first, last = sorted((top(one), top(other)))
        stands_for[last] = first
        stands_for.setdefault(first, first)
    return {name: top(name) for name in stands_for}
