"""The lines of the committee's report, what each is held against, and when a change must be explained.

A line is told with the period before and the same period a year before. A **deviation** is a change since a year before (stock: since
the turn of the year) of at least a tenth and at least five, or five percentage points of a share: it must have a text before the
report is sent. The rule is stated on the report, so that nobody wonders why one line has a text and another has not.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from forspring.kernel.texts import _
from forspring.report import danish
from forspring.report.content import Explained
from forspring.report.figures import COUNT, DAYS, MEAN, NONE, RATE, SHARE, Cell
from forspring.report.ten import Choice, changed

TENTH, FIVE, POINTS = 0.10, 5, 0.05
BENCHMARKS = Path(__file__).parent / "benchmarks.csv"
Look = Callable[[Choice, str], Cell]

# fmt: off
CHOICES = (
    Choice("cases_active", "Aktive sager", "count", COUNT, is_stock=True),
    Choice("cases_opened", "Sager åbnet", "count", COUNT),
    Choice("cases_closed", "Sager lukket", "count", COUNT),
    Choice("caseload", "Børn pr. fuldtidsrådgiver (median)", "median", MEAN, is_stock=True),
    Choice("children_active", "Børn i forløb", "count", COUNT, is_stock=True),
    Choice("courses_started", "Forløb startet", "count", COUNT),
    Choice("courses_ended", "Forløb afsluttet", "count", COUNT),
    Choice("early_effort_by_unit", "Tidlige indsatser i gang, registrerede", "count", COUNT, dimension="kind", member="registered"),
    Choice("early_effort_by_unit", "Tidlige indsatser i gang, ligestillede", "count", COUNT, dimension="kind", member="equal"),
    Choice("waiting_time", "Ventetid til start (median)", "median", DAYS),
    Choice("notifications", "Underretninger", "count", COUNT),
    Choice("notifications_per_1000", "Underretninger pr. 1.000 børn", "rate", RATE),
    Choice("assessed_24h", "Underretninger vurderet inden 24 timer", "share", SHARE),
    Choice("assessments_started", "Undersøgelser startet", "count", COUNT),
    Choice("assessments_past_4_months", "Undersøgelser over fire måneder", "count", COUNT, is_stock=True),
    Choice("assessment_4_months", "Undersøgelser afsluttet inden fire måneder", "share", SHARE),
    Choice("child_talk", "Undersøgelser med børnesamtale", "share", SHARE),
    Choice("plan_on_time", "Planer til tiden", "share", SHARE),
    Choice("first_follow_up", "Første opfølgning til tiden", "share", SHARE),
)
# fmt: on
OUTCOMES = Choice("notification_outcome", "Underretninger, der førte til: {outcome}", "share", SHARE, dimension="outcome")


@dataclass(frozen=True)
class Line:
    """One figure and what it is held against, in words and as numbers; `deviation` says why it must be explained, if it must."""

    id: str
    title: str
    now: str
    remark: str
    before: str
    year_before: str
    change: str
    tone: str
    national: str
    deviation: str
    excel: str
    values: tuple[float | None, float | None, float | None]


@dataclass(frozen=True)
class Content:
    """A report as it is sent: all that its page, its paper and its sheet are made from."""

    municipality: str
    period: str
    as_of: str
    publication: int
    code: str
    threshold: int
    lines: tuple[Line, ...]
    texts: Mapping[str, str]

    def written(self) -> dict[str, Any]:
        """The report as values that can be kept."""
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Content:
        """The report as it was kept."""
        lines = tuple(Line(**{**line, "values": tuple(line["values"])}) for line in kept["lines"])
        return cls(**{**kept, "lines": lines})


def rule() -> str:
    """When a change must be explained, in words."""
    return _(
        "En afvigelse er en ændring siden året før på mindst 10 procent og mindst 5, for andele mindst 5 procentpoint. Bestande holdes op mod årsskiftet."
    )


def compose(look: Look, period: str, as_of: date, outcomes: list[str], definitions: Mapping[str, Explained]) -> tuple[Line, ...]:
    """The lines of a period; `look` gives the cell of a choice in a period."""
    led_to = [
        Choice(OUTCOMES.indicator, _(OUTCOMES.title).format(outcome=one), "share", SHARE, dimension="outcome", member=one)
        for one in outcomes
    ]
    place = next(place for place, choice in enumerate(CHOICES) if choice.indicator == "assessed_24h") + 1
    choices = (*CHOICES[:place], *led_to, *CHOICES[place:])
    lines = (_line(look, choice, period, as_of, definitions) for choice in choices)
    return tuple(line for line in lines if line.now != NONE)


def before(period: str) -> str:
    """The quarter or year before."""
    if "-Q" not in period:
        return str(int(period) - 1)
    year, quarter = (int(part) for part in period.split("-Q"))
    return f"{year - 1}-Q4" if quarter == 1 else f"{year}-Q{quarter - 1}"


def a_year_before(period: str) -> str:
    """The same quarter the year before, or the year before."""
    return f"{int(period[:4]) - 1}{period[4:]}"


def _line(look: Look, choice: Choice, period: str, as_of: date, definitions: Mapping[str, Explained]) -> Line:
    turn_of_year = date(as_of.year - 1, 12, 31).isoformat()
    now = look(choice, as_of.isoformat() if choice.is_stock else period)
    last = look(choice, turn_of_year if choice.is_stock else before(period))
    year_ago = last if choice.is_stock else look(choice, a_year_before(period))
    since = turn_of_year if choice.is_stock else a_year_before(period)
    explained = definitions.get(choice.indicator)
    change, tone = changed(now, year_ago, danish.since(since), explained.better if explained else "")
    name = "/".join(part for part in (choice.indicator, choice.member) if part)
    return Line(
        id=name,
        title=_(choice.title),
        now=now.text,
        remark=now.remark,
        before=last.text,
        year_before="" if choice.is_stock else year_ago.text,
        change=change,
        tone=tone,
        national=_national(choice),
        deviation=change if _deviates(now, year_ago) else "",
        excel=choice.unit.excel,
        values=(_number(now), _number(last), None if choice.is_stock else _number(year_ago)),
    )


def _number(cell: Cell) -> float | None:
    return cell.value if cell.is_known else None


def _deviates(now: Cell, then: Cell) -> bool:
    """Whether the change must be explained; what cannot be compared need not be."""
    if not now.is_known or not then.is_known or now.value is None or then.value is None:
        return False
    difference = abs(now.value - then.value)
    if now.unit is SHARE:
        return difference >= POINTS
    is_large = then.value == 0 or difference / abs(then.value) >= TENTH
    return is_large and (difference >= FIVE or now.unit in (MEAN, RATE))


def _national(choice: Choice) -> str:
    """The national figure of the indicator for comparison, with its year and whether it was verified."""
    found = benchmarks().get((choice.indicator, choice.member))
    if found is None:
        return ""
    told = _("{told} ({year})").format(told=choice.unit.write(float(found["value"])), year=found["year"])
    return told if found["verified"] == "yes" else _("{told}, ikke efterprøvet").format(told=told)


@cache
def benchmarks() -> dict[tuple[str, str], dict[str, str]]:
    """The national figures that a line can be held against, by indicator and member."""
    with BENCHMARKS.open(encoding="utf-8", newline="") as rows:
        return {(row["indicator"], row["member"]): row for row in csv.DictReader(rows)}
