"""The figures of the catalogue, counted slowly from the truth: one function a family of indicators, and `all_figures`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any

from .arithmetic import Period, periods, reached, stock_days, survival
from .clean import UNKNOWN, Course, Town

Key = tuple[str, str, str, str, str]  # indicator, period, dimension, member, measure
Split = Mapping[str, Callable[[Any], Hashable]]


@dataclass(frozen=True)
class Cell:
    """A figure; `needed` where it must be written, and blank where the level is not reached."""

    value: float | None
    part: int | None = None
    whole: int | None = None
    needed: bool = True


@dataclass
class Figures:
    """All cells, and which dimensions are required of which indicator."""

    town: Town
    periods: list[Period]
    days: list[date]
    cells: dict[Key, Cell] = field(default_factory=dict)
    required: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def put(self, indicator: str, period: str, dimension: str, member: str, measure: str, value: Any, part: int | None = None, whole: int | None = None,
            needed: bool = True) -> None:  # fmt: skip
        self.cells[indicator, period, dimension, member, measure] = Cell(None if value is None else float(value), part, whole, needed)

    def split(self, things: Iterable[Any], by: Split) -> dict[tuple[str, str], list[Any]]:
        """The things in total and by each member of each dimension; a thing may have several members."""
        found: dict[tuple[str, str], list[Any]] = {("", ""): []}
        for thing in things:
            found["", ""].append(thing)
            for dimension, member_of in by.items():
                member = member_of(thing)
                for one in member if isinstance(member, list) else [member]:
                    found.setdefault((dimension, str(one)), []).append(thing)
        return found

    def counts(self, indicator: str, period: str, things: Iterable[Any], by: Split, distinct: Callable[[Any], Hashable] = id) -> None:
        """How many distinct things, in total and by each dimension."""
        for (dimension, member), some in self.split(things, by).items():
            self.put(indicator, period, dimension, member, "count", len({distinct(thing) for thing in some}))

    def shares(self, indicator: str, period: str, things: Iterable[Any], by: Split, is_part: Callable[[Any], bool]) -> None:
        """The share that is part, with part and whole."""
        for (dimension, member), some in self.split(things, by).items():
            if some:
                part = sum(is_part(thing) for thing in some)
                self.put(indicator, period, dimension, member, "share", Fraction(part, len(some)), part, len(some))

    def medians(
        self, indicator: str, period: str, things: Iterable[Any], by: Split, wait: Callable[[Any], tuple[int, bool]], levels: Sequence[str]
    ) -> None:
        """Kaplan-Meier levels with n and n_open."""
        level = {"p25": Fraction(3, 4), "median": Fraction(1, 2), "p75": Fraction(1, 4), "p90": Fraction(1, 10)}
        for (dimension, member), some in self.split(things, by).items():
            if not some:
                continue
            waits = [wait(thing) for thing in some]
            steps = survival(waits)
            for name in levels:
                self.put(indicator, period, dimension, member, name, reached(steps, level[name]))
            self.put(indicator, period, dimension, member, "n", len(waits))
            self.put(indicator, period, dimension, member, "n_open", sum(not event for _, event in waits))

    def need(self, indicator: str, *dimensions: str) -> None:
        """The dimensions that must be written, besides the total."""
        self.required[indicator] |= {"", *dimensions}


def all_figures(town: Town, first_year: int) -> Figures:
    """Every indicator that the page defines well enough to count."""
    from . import figures_casework, figures_efforts, figures_time

    figures = Figures(town, periods(town.as_of, first_year), stock_days(town.as_of, first_year))
    for count in (active, reached_and_flows, systems, *figures_efforts.ALL, *figures_casework.ALL, *figures_time.ALL):
        count(figures)
    return figures


def course_dimensions(town: Town, day_of: Callable[[Course], date]) -> Split:
    """What a course is broken down by; `day_of` gives the day on which the child is looked at."""
    return {
        "activity": lambda course: course.activity, "role": lambda course: course.role, "source": lambda course: course.source,
        "unit": lambda course: course.unit[0] if course.unit else UNKNOWN, "chief_area": lambda course: course.unit[2] if course.unit else UNKNOWN,
        "step": lambda course: course.step or UNKNOWN, "provision": lambda course: course.provision_code,
        "district": lambda course: town.district(course.person, day_of(course)), "sex": lambda course: town.sex(course.person),
        "age_band": lambda course: town.band(course.person, day_of(course)),
    }  # fmt: skip


def person_dimensions(town: Town, day: Mapping[str, date]) -> Split:
    """What a child is broken down by, on its own day."""
    return {
        "district": lambda person: town.district(person, day[person]),
        "sex": town.sex,
        "age_band": lambda person: town.band(person, day[person]),
    }


def active(figures: Figures) -> None:
    """children_active, families_active, courses_active, double_registered today."""
    town = figures.town
    for day in figures.days:
        open_courses = [course for course in town.courses if course.open_on(day)]
        by = course_dimensions(town, lambda course, day=day: day)  # type: ignore[misc]
        figures.counts("courses_active", day.isoformat(), open_courses, by)
        held = [course for course in open_courses if town.is_child(course.person, day)]
        figures.counts("children_active", day.isoformat(), held, by, lambda course: course.person)
        figures.counts("families_active", day.isoformat(), held, by, lambda course, day=day: town.family(course.person, day))  # type: ignore[misc]
    for name in ("courses_active", "children_active"):
        figures.need(name, "activity", "role", "source", "district", "sex", "age_band")
    figures.need("families_active", "activity", "role")


def reached_and_flows(figures: Figures) -> None:
    """children_reached, families_reached, courses_started, courses_ended, double_registered."""
    town = figures.town
    for period in figures.periods:
        touching = [course for course in town.courses if period.touches(course.start, course.last)]
        first_day = lambda course, period=period: max(course.start, period.first)  # noqa: E731
        held = [course for course in touching if town.is_child(course.person, first_day(course))]
        by = course_dimensions(town, first_day)
        figures.counts("children_reached", period.name, held, _once_a_child(town, held, first_day, by), lambda course: course.person)
        _families(figures, period, held, {name: by[name] for name in ("activity", "role", "source", "unit", "chief_area")})
        figures.counts(
            "courses_started",
            period.name,
            [c for c in town.courses if period.holds(c.start)],
            course_dimensions(town, lambda course: course.start),
        )
        figures.counts(
            "courses_ended",
            period.name,
            [c for c in town.courses if period.holds(c.ended)],
            course_dimensions(town, lambda course: course.last),
        )  # type: ignore[arg-type,return-value]
        double = [course for course in touching if len(course.sources) > 1]
        figures.counts("double_registered", period.name, double, by)
    figures.need("children_reached", "activity", "role")
    figures.need("families_reached", "activity", "role")
    figures.need("courses_started", "activity", "role", "source")
    figures.need("courses_ended", "activity", "role", "source")
    figures.need("double_registered", "activity")


def _once_a_child(town: Town, held: list[Course], first_day: Callable[[Course], date], by: Split) -> Split:
    """A child has one age and one district in a period: those of its first touch."""
    touched: dict[str, date] = {}
    for course in held:
        touched[course.person or ""] = min(first_day(course), touched.get(course.person or "", first_day(course)))
    return {
        **by,
        "district": lambda course: town.district(course.person, touched[course.person]),
        "age_band": lambda course: town.band(course.person, touched[course.person]),
    }


def _families(figures: Figures, period: Period, held: list[Course], by: Split) -> None:
    """Distinct families, each child placed on the last day that it was reached in the period."""
    for (dimension, member), some in figures.split(held, by).items():
        last_day: dict[str, date] = {}
        for course in some:
            day = min(course.last or period.last, period.last)
            last_day[course.person or ""] = max(day, last_day.get(course.person or "", day))
        figures.put(
            "families_reached",
            period.name,
            dimension,
            member,
            "count",
            len({figures.town.family(person, day) for person, day in last_day.items()}),
        )


def spans(town: Town) -> list[tuple[str, str, date, date | None]]:
    """Every row of the three systems about a child: system, person, its day or days."""
    days = {"dubu_sager": ("Oprettet", "Lukket"), "dubu_undersoegelser": ("Startdato", "Slutdato"), "dubu_ydelser": ("Startdato", "Slutdato"),
            "dubu_opfoelgninger": ("Dato", "Dato"), "dubu_underretninger": ("Modtaget", "Modtaget"), "esdh_sager": ("SagsDato", "Afsluttet"),
            "esdh_aktiviteter": ("Dato", "Dato"), "novax_kontakter": ("Dato", "Dato"), "novax_forloeb": ("Start", "Slut")}  # fmt: skip
    held: dict[str, date] = {}
    for row in town.rows["esdh_aktiviteter"]:
        held[row.values["Sags-id"]] = max(row.values["Dato"], held.get(row.values["Sags-id"], row.values["Dato"]))
    found = []
    for file, (start, last) in days.items():
        for row in town.rows[file]:
            if row.person and not row.person.startswith("U:"):
                first, final = row.values[start], row.values[last]
                if file == "dubu_underretninger":
                    first = final = first.date()
                if row.unknown_end:  # open no later than the newest day known
                    final = max(first, held.get(row.uid, first))
                found.append((file.split("_")[0], row.person, first, final))
    return found


def systems(figures: Figures) -> None:
    """children_by_system: the exact combination of systems with any row touching the period."""
    town, rows = figures.town, spans(figures.town)
    for period in figures.periods:
        seen: dict[str, set[str]] = defaultdict(set)
        for system, person, start, last in rows:
            if period.touches(start, last) and start <= town.as_of and town.is_child(person, max(start, period.first)):
                seen[person].add(system)
        figures.counts(
            "children_by_system",
            period.name,
            seen,
            {"systems": lambda person, seen=seen: "+".join(sorted(seen[person]))},
            lambda person: person,
        )
    figures.need("children_by_system", "systems")


def middle(values: Sequence[int]) -> float | None:
    """The median of plain numbers."""
    return median(values) if values else None
