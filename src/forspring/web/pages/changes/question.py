"""A question: which figure, in which period, between which two deliveries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forspring.indicators import periods
from forspring.indicators.catalogue import catalogue
from forspring.kernel.texts import _
from forspring.report import danish


@dataclass(frozen=True)
class Question:
    """What was asked, and what is wrong with it."""

    indicator: str
    period: str
    before: str
    after: str
    wrong: tuple[tuple[str, str], ...] = ()  # field and sentence

    @property
    def wanted(self) -> dict[str, str]:
        """The question in an errand's words."""
        return {"indicator": self.indicator, "period": self.period, "before": self.before, "after": self.after}


def read(asked: Mapping[str, str], days: Sequence[date]) -> Question:
    """The question of a form; every slip is told with its field."""
    told = {name: asked.get(name, "") for name in ("tal", "periode", "fra", "til")}
    known = {day.isoformat() for day in days}
    wrong = []
    if told["tal"] not in catalogue():
        wrong.append(("tal", _("Vælg et nøgletal.")))
    if told["fra"] not in known:
        wrong.append(("fra", _("Vælg den ældste leverance.")))
    if told["til"] not in known or told["til"] <= told["fra"]:
        wrong.append(("til", _("Vælg en leverance, der er nyere end den ældste.")))
    elif periods.span_of(told["periode"], date.fromisoformat(told["til"])) is None:
        wrong.append(("periode", _("Skriv perioden som 2025, 2025-Q3, 2025-10 eller 2025-12-31.")))
    return Question(told["tal"], told["periode"], told["fra"], told["til"], tuple(wrong))


def named(wanted: Mapping[str, str]) -> str:
    """The question in words."""
    title = catalogue()[wanted["indicator"]].title
    return _("{title}, {period}: leverancen {before} mod leverancen {after}").format(
        title=_(title),
        period=danish.period(wanted["period"]),
        before=f"{date.fromisoformat(wanted['before']):%d-%m-%Y}",
        after=f"{date.fromisoformat(wanted['after']):%d-%m-%Y}",
    )
