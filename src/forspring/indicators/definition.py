"""What an indicator is: its public definition, and the rows that it counts.

An indicator is a function whose name is its id, whose docstring is the definition the public reads, and
which returns a SELECT of the whole: one row per thing counted, with its day or days, the child, the
dimensions, and what its kind needs. The frame adds periods, breakdowns, the child's age band, sex and
district on the reference day, drill-down and what disclosure must know; no indicator repeats them.

Columns a SELECT gives, by `when`: `day` (in_period, in_year) · `from_on` and `until_on`, both counted (touching,
on_day) · `period`, and `day` where the child's dimensions are asked for (given). By kind: `person` ·
`number` (count, when the period is given: how many a row stands for) · `part` (share) · `duration` and `is_event` (duration, followed) · `months` and `horizon` (followed) · `size` (median, spread) · `amount`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from forspring.indicators.dimensions import OF_COURSE, REPEATED, Breakdown, Dimension, breakdown


class Kind(StrEnum):
    """What is computed from the rows."""

    COUNT = "count"  # the rows
    CHILDREN = "children"  # the different children
    COMBINED = "combined"  # the different children, by exactly which systems together
    FAMILIES = "families"  # the different families
    SHARE = "share"  # the rows that are part, of all the rows
    DISTRIBUTION = "distribution"  # the rows in a category, of all the rows
    DURATION = "duration"  # Kaplan-Meier: median and other percentiles
    FOLLOWED = "followed"  # Kaplan-Meier: the share that it has happened to within a horizon
    REMAINED = "remained"  # Kaplan-Meier: the share that it has not
    NOT_EVALUATED = "not_evaluated"  # nothing: it is said that it cannot be told yet
    QUEUE = "queue"  # the rows waiting on the stock day, and the longest wait
    MEDIAN = "median"  # the plain median of a size
    SPREAD = "spread"  # mean, median, P90 and max of a size over workers
    RATE = "rate"  # a sum over another
    AMOUNT = "amount"  # a sum


class When(StrEnum):
    """How a row finds its periods."""

    IN_PERIOD = "in_period"  # its day lies in the year, quarter and month
    IN_YEAR = "in_year"  # its day lies in the year
    TOUCHING = "touching"  # one of its days lies in the year, quarter or month
    ON_DAY = "on_day"  # it is open on the stock day
    GIVEN = "given"  # the SELECT says


class Chapter(StrEnum):
    """Where the indicator stands in a report, in the report's order."""

    CHILDREN = "Børn og familier"
    COURSES = "Forløb"
    EARLY = "Den tidlige indsats"
    NOTIFICATIONS = "Underretninger"
    ASSESSMENTS = "Undersøgelser"
    DEADLINES = "Opfølgning og planer"
    STAFF = "Sager og bemanding"
    EFFECT = "Opsporing og virkning"
    LADDER = "Indsatstrappen og anbringelser"
    MONEY = "Økonomi"
    QUALITY = "Datakvalitet"


Select = Callable[[], str]


@dataclass(frozen=True)
class Reading:
    """One way an indicator is read: a SELECT, what is computed from it, and by what."""

    select: str
    kind: Kind
    when: When
    by: tuple[Breakdown, ...]
    total: bool
    measures: tuple[str, ...]
    thing: str = ""  # the column that names what is counted, where it is not the indicator's own

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions that occur, each once."""
        return tuple(dict.fromkeys(dimension for each in self.by for dimension in each))


@dataclass(frozen=True)
class Shape:
    """What disclosure control must know: what is counted, which breakdowns' parts add up, and whether months add up to years.

    `repeats` are dimensions of which every member has the same whole. `names` says which of its measures are the same
    numbers as another indicator's, `within` at which of that one's members the whole stands, and `balance` which started and ended courses move a stock.
    """

    counted: str
    parts: frozenset[str]
    repeats: frozenset[str]
    adds_over_time: bool
    names: Mapping[str, str]
    within: tuple[tuple[str, str], ...]
    balance: tuple[str, ...]


@dataclass(frozen=True)
class Indicator:
    """An indicator of the catalogue."""

    id: str
    title: str
    definition: str
    chapter: Chapter
    unit: str
    better: str
    reference: str
    counted: str
    thing: str
    overlapping: tuple[Dimension, ...]
    names: Mapping[str, str]
    within: tuple[tuple[str, str], ...]
    balance: tuple[str, ...]
    readings: list[Reading] = field(default_factory=list)
    rows: list[Reading] = field(default_factory=list)

    def behind(self, *, when: When) -> Callable[[Select], Select]:
        """The rows that stand behind the figures, where the SELECT of the figures has them summed already."""

        def add(select: Select) -> Select:
            self.rows.append(_reading(select, kind=Kind.COUNT, when=when))
            return select

        return add

    def also(self, **reading: object) -> Callable[[Select], Select]:
        """Read the indicator in one more way: `kind`, `when`, `by`, `total`, `measures`, `thing` as in `indicator`."""

        def add(select: Select) -> Select:
            self.readings.append(_reading(select, **reading))  # type: ignore[arg-type]
            return select

        return add

    @property
    def shape(self) -> Shape:
        """What disclosure control must know."""
        first = self.readings[0]
        repeats = {each for reading in self.readings for each in reading.dimensions if each in REPEATED}
        parts = {each for reading in self.readings if reading.total or repeats & set(reading.dimensions) for each in reading.dimensions}
        children = first.kind in {Kind.CHILDREN, Kind.COMBINED, Kind.FAMILIES}
        overlapping = {*self.overlapping, *repeats, *(OF_COURSE if children else ())}
        return Shape(
            counted="families" if first.kind is Kind.FAMILIES else "children" if children else self.counted,
            parts=frozenset(each.name for each in parts - overlapping),
            repeats=frozenset(each.name for each in repeats),
            adds_over_time=first.when is When.IN_PERIOD and not children,
            names=self.names,
            within=self.within,
            balance=self.balance,
        )


_MEASURES = {
    Kind.SHARE: ("share",),
    Kind.DISTRIBUTION: ("count", "share"),
    Kind.DURATION: ("median", "n", "n_open"),
    Kind.FOLLOWED: ("share", "n", "n_open"),
    Kind.REMAINED: ("share", "n", "n_open"),
    Kind.QUEUE: ("n_waiting", "longest"),
    Kind.MEDIAN: ("median", "n"),
    Kind.SPREAD: ("mean", "median", "p90", "max", "n"),
    Kind.RATE: ("rate",),
    Kind.NOT_EVALUATED: ("amount",),
    Kind.AMOUNT: ("amount",),
}


def _reading(
    select: Select,
    *,
    kind: Kind,
    when: When = When.IN_PERIOD,
    by: tuple[Dimension | Breakdown, ...] = (),
    total: bool = True,
    measures: tuple[str, ...] = (),
    thing: str = "",
) -> Reading:
    text = inspect.cleandoc(select())
    return Reading(text, kind, when, tuple(breakdown(each) for each in by), total, measures or _MEASURES.get(kind, ("count",)), thing)


def indicator(
    *,
    title: str,
    chapter: Chapter,
    unit: str,
    kind: Kind,
    when: When = When.IN_PERIOD,
    by: tuple[Dimension | Breakdown, ...] = (),
    total: bool = True,
    measures: tuple[str, ...] = (),
    better: str = "neither",
    reference: str = "",
    counted: str = "children",
    thing: str = "person",
    overlapping: tuple[Dimension, ...] = (),
    names: Mapping[str, str] | None = None,
    within: tuple[tuple[str, str], ...] = (),
    balance: tuple[str, ...] = (),
) -> Callable[[Select], Indicator]:
    """Make the function an indicator; `overlapping` names the dimensions whose parts may exceed the whole, `thing` the column that names what is counted."""

    def make(select: Select) -> Indicator:
        return Indicator(
            id=select.__name__,
            title=title,
            definition=inspect.cleandoc(select.__doc__ or ""),
            chapter=chapter,
            unit=unit,
            better=better,
            reference=reference,
            counted=counted,
            thing=thing,
            overlapping=overlapping,
            names=names or {},
            within=within,
            balance=balance,
            readings=[_reading(select, kind=kind, when=when, by=by, total=total, measures=measures)],
        )

    return make
