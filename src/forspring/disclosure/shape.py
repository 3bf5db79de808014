"""What disclosure control is told about an indicator's figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from forspring.disclosure.cells import Place

PEOPLE = frozenset({"children", "families", "courses", "cases", "notifications", "assessments", "sessions"})
STAFF = "workers"


@dataclass(frozen=True)
class Shape:
    """How an indicator's figures hang together: among themselves, over time, and with its neighbours'."""

    counted: str = "children"
    """What a count counts: one of PEOPLE, STAFF, or something that is about nobody (findings, money)."""
    parts: frozenset[str] = frozenset()
    """The dimensions whose members, `ukendt` among them, add up to the whole."""
    repeats: frozenset[str] = frozenset()
    """The dimensions of which every member has the same whole."""
    adds_over_time: bool = False
    """Months add up to quarters and these to years."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Measure (or `part`, `whole`) → the quantity it tells; two indicators that name the same tell the same numbers. Blank: public."""
    within: Place = ()
    """Where among its namesake's members the whole stands, when it is only some of what the namesake counts."""
    balance: tuple[str, ...] = ()
    """The started and the ended quantity by which this stock moves; no exact sum (see `sums`), so it decides nothing yet."""

    def quantity(self, indicator: str, measure: str) -> str:
        """The name of what the measure tells."""
        return self.names.get(measure, f"{indicator}.{'n' if measure == 'whole' else measure}")
