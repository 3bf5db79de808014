"""Readings of one kind, read together: one SELECT for many indicators costs an engine little more than one for one."""

from __future__ import annotations

from dataclasses import dataclass

from forspring.indicators.cells import ABSENT
from forspring.indicators.definition import Kind, Reading, When
from forspring.indicators.dimensions import UNKNOWN, Breakdown, Dimension

_PLACED_BY = {When.IN_PERIOD: ("day",), When.IN_YEAR: ("day",), When.GIVEN: ("period",)}


@dataclass(frozen=True)
class Batch:
    """Readings of one kind that find their periods in one way, each with its number."""

    kind: Kind
    when: When
    readings: tuple[tuple[int, Reading], ...]

    @property
    def by(self) -> tuple[Breakdown, ...]:
        """The breakdowns of any of the readings, each once."""
        return tuple(dict.fromkeys(each for _, reading in self.readings for each in reading.by))

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures of any of the readings, each once."""
        return tuple(dict.fromkeys(measure for _, reading in self.readings for measure in reading.measures))

    @property
    def asks_for_child(self) -> bool:
        """Whether age band, sex or district is asked for."""
        return any(each.is_of_child for each in different(self.by))

    def counted(self, *payload: str, of_persons: bool = False) -> str:
        """The common table expression `counted`: the rows of every reading, with the days that place them and what the kind needs."""
        return f"counted as ({' union all '.join(self._rows(number, reading, payload, of_persons) for number, reading in self.readings)})"

    def _rows(self, number: int, reading: Reading, payload: tuple[str, ...], of_persons: bool) -> str:
        own = set(reading.dimensions)
        knows_day = self.kind is Kind.CHILDREN or any(each.is_of_child for each in own)
        columns = [f"{number} as reading", *_PLACED_BY.get(self.when, ("from_on", "until_on"))]
        if of_persons or self.asks_for_child:
            columns.append("person" if of_persons or knows_day else "cast(null as varchar) as person")
            if self.when is When.GIVEN:
                columns.append("day" if knows_day else "cast(null as date) as day")
        columns += payload
        columns += [_member(each, each in own) for each in different(self.by) if not each.is_of_child]
        return f"select {', '.join(columns)} from ({reading.select}) as r"


def different(by: tuple[Breakdown, ...]) -> tuple[Dimension, ...]:
    """The dimensions of the breakdowns, each once."""
    return tuple(dict.fromkeys(dimension for each in by for dimension in each))


def _member(dimension: Dimension, is_own: bool) -> str:
    value = f"coalesce(cast({dimension.column} as varchar), '{UNKNOWN}')" if is_own else f"'{ABSENT}'"
    return f"{value} as {dimension.column}"
