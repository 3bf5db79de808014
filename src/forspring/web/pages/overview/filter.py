"""What the overview can be narrowed to. It stands in the address, so that a page can be sent to a colleague."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forspring.kernel.texts import _
from forspring.report import words
from forspring.report.figures import Figures

#: The word in the address for each dimension that can be chosen.
DIMENSIONS = {"enhed": "unit", "chefomraade": "chief_area", "distrikt": "district", "aktivitet": "activity"}


@dataclass(frozen=True)
class Choice:
    """One box of the filter: its word in the address, its title, what can be chosen and what is."""

    name: str
    title: str
    options: Sequence[tuple[str, str]]
    chosen: str


@dataclass(frozen=True)
class Filter:
    """What was asked for; no more than one member of one dimension, for disclosure control knows no deeper crossing."""

    dimension: str
    member: str
    year: str
    choices: Sequence[Choice]

    @property
    def is_narrowed(self) -> bool:
        """Whether something less than all is shown."""
        return bool(self.dimension)


def read(asked: Mapping[str, str], figures: Figures, units: Mapping[str, str]) -> Filter:
    """The filter of an address; what is not among the options is not chosen."""
    titles = {"enhed": _("Enhed"), "chefomraade": _("Chefområde"), "distrikt": _("Distrikt"), "aktivitet": _("Aktivitet")}
    dimension = member = ""
    choices = []
    for name, told in DIMENSIONS.items():
        options = [(one, units.get(one) or words.member(told, one)) for one in _members(figures, told)]
        chosen = asked.get(name, "") if not dimension and asked.get(name, "") in dict(options) else ""
        if chosen:
            dimension, member = told, chosen
        choices.append(Choice(name, titles[name], [("", _("Alle")), *sorted(options, key=lambda option: option[1].casefold())], chosen))
    year = asked.get("aar", "") if asked.get("aar", "") in figures.years else figures.year
    choices.append(Choice("aar", _("År"), [(one, one) for one in reversed(figures.years)], year))
    return Filter(dimension, member, year, choices)


def _members(figures: Figures, dimension: str) -> list[str]:
    return sorted({one for indicator in figures.indicators for one in figures.members(indicator, dimension)})
