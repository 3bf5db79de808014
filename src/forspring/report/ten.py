"""The ten figures that matter: what a leader asks first, printed by the command and standing on top of the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forspring.kernel.texts import _
from forspring.report import danish
from forspring.report.content import Explained, Headline
from forspring.report.figures import AGE, COUNT, DAYS, MEAN, RATE, SHARE, Cell, Figures, Unit


@dataclass(frozen=True)
class Choice:
    """Which cell of an indicator is shown."""

    indicator: str
    title: str
    measure: str
    unit: Unit
    is_stock: bool = False
    dimension: str = ""
    member: str = ""
    beside: str = ""  # what the figure is held against when there is no earlier one


# fmt: off
TEN = (
    Choice("children_active", "Børn i forløb", "count", COUNT, is_stock=True),
    Choice("age_at_detection", "Alder ved første indsats", "median", AGE, dimension="event", member="first_effort"),
    Choice("early_effort_by_unit", "Registrerede tidlige indsatser", "count", COUNT, dimension="kind", member="registered"),
    Choice("waiting_time", "Ventetid til start", "median", DAYS),
    Choice("category_precision", "Præcise indsatskategorier", "share", SHARE),
    Choice("notifications_per_1000", "Underretninger pr. 1.000 børn", "rate", RATE),
    Choice("assessed_24h", "Vurderet inden 24 timer", "share", SHARE),
    Choice("assessment_4_months", "Undersøgt inden 4 måneder", "share", SHARE),
    Choice("first_follow_up", "Første opfølgning til tiden", "share", SHARE),
    Choice("caseload", "Sager pr. rådgiver (median)", "median", MEAN, is_stock=True, beside="vejledende mål: 20 til 30"),
)
# fmt: on


def headlines(figures: Figures, definitions: Mapping[str, Explained]) -> tuple[Headline, ...]:
    """The ten figures with their change since the year before, or since the turn of the year for stock."""
    return tuple(_headline(figures, choice, definitions.get(choice.indicator)) for choice in TEN)


def rows(figures: Figures, definitions: Mapping[str, Explained]) -> list[tuple[str, str, str]]:
    """Title, value and change of each of the ten, as text."""
    return [(line.title, line.value, line.change) for line in headlines(figures, definitions)]


def _headline(figures: Figures, choice: Choice, explained: Explained | None) -> Headline:
    now, before = (figures.today, figures.turn_of_year) if choice.is_stock else (figures.year, figures.year_before)
    current, previous = (
        figures.cell(choice.indicator, period, choice.measure, choice.unit, choice.dimension, choice.member) for period in (now, before)
    )
    title = _("{title}, {period}").format(title=_(choice.title), period=danish.period(now))
    change, tone = changed(current, previous, danish.since(before), explained.better if explained else "")
    if choice.beside and not previous.is_known:
        change = _(choice.beside)
    return Headline(title, current.text, change, tone, current)


def changed(current: Cell, previous: Cell, before: str, better: str) -> tuple[str, str]:
    """The change in words, and whether it is to the better."""
    if not current.is_known or not previous.is_known or current.value is None or previous.value is None:
        return _("ingen sammenligning med {before}").format(before=before), ""
    difference = current.value - previous.value
    told = current.unit.difference(difference)
    if not told.strip("+\u2212").split()[0].strip("0,."):
        return _("uændret fra {before}").format(before=before), "same"
    tone = {"higher": difference > 0, "lower": difference < 0}.get(better)
    return _("{change} fra {before}").format(change=told, before=before), "" if tone is None else "better" if tone else "worse"
