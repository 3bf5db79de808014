"""Figures stand still when a source's profile has jumped: the last publication before the jump is shown instead.

A jump means that codes have changed their meaning or been lost, so the source's new figures cannot be compared with the
old ones until a person has looked. What rests on the source is told from the earlier publication, with that said; where
there is none, the new figures are shown with a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from forspring.kernel.texts import _
from forspring.report.content import Explained, Headline, Panel, Section


@dataclass(frozen=True)
class Still:
    """The publication that tells of a source whose profile jumped."""

    number: int
    as_of: date


@dataclass(frozen=True)
class Overview:
    """All that one reading of the overview shows: the headlines by indicator, the sections, and the panels that stand still."""

    headlines: Mapping[str, Headline]
    sections: Sequence[Section]
    definitions: Mapping[str, Explained]
    stills: Mapping[tuple[str, str], Still] = field(default_factory=dict)


def freeze(now: Overview, jumped: Mapping[str, Still | None], earlier: Callable[[Still], Overview]) -> Overview:
    """The overview with what rests on a jumped source told from before; the sources by the names that panels give them."""
    if not jumped:
        return now
    stills: dict[tuple[str, str], Still] = {}
    sections = []
    for section in now.sections:
        panels = []
        for panel in section.panels:
            still = _still(panel, jumped)
            before = _of(earlier(still), section.id, panel.title) if still else None
            if still and before:
                stills[section.id, panel.title] = still
            panels.append(_frozen(panel, before, still, rests=_rests(panel, jumped)))
        sections.append(replace(section, panels=tuple(panels)))
    return replace(now, headlines=_headlines(now, jumped, earlier), sections=tuple(sections), stills=stills)


def _rests(panel: Panel, jumped: Mapping[str, Still | None]) -> list[str]:
    """The jumped sources that a panel rests on."""
    return [source for source in panel.source.split(", ") if source in jumped]


def _still(panel: Panel, jumped: Mapping[str, Still | None]) -> Still | None:
    """The publication before all the jumps that a panel rests on; none when one of them has none."""
    told = [jumped[source] for source in _rests(panel, jumped)]
    known = [one for one in told if one is not None]
    return min(known, key=lambda one: one.number) if known and len(known) == len(told) else None


def _of(overview: Overview, section: str, title: str) -> Panel | None:
    panels = (panel for one in overview.sections if one.id == section for panel in one.panels)
    return next((panel for panel in panels if panel.title == title), None)


def _frozen(panel: Panel, before: Panel | None, still: Still | None, *, rests: list[str]) -> Panel:
    if not rests:
        return panel
    if before is None or still is None:
        said = _("Tag tallene med forbehold: profilen af {source} er sprunget, og der er ingen tidligere tal at vise.")
        return replace(panel, note=_joined(said.format(source=", ".join(rests)), panel.note))
    said = _("Frosset: tallene er fra offentliggørelse nr. {number}, for profilen af {source} er sprunget.")
    return replace(before, note=_joined(said.format(number=still.number, source=", ".join(rests)), before.note))


def _joined(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def _headlines(now: Overview, jumped: Mapping[str, Still | None], earlier: Callable[[Still], Overview]) -> dict[str, Headline]:
    """The headlines, those from before whose indicator stands in a panel that rests on a jumped source."""
    panels: dict[str, Panel] = {}
    for section in now.sections:
        for panel in section.panels:
            for indicator in panel.indicators:
                panels.setdefault(indicator, panel)
    told = {}
    for indicator, line in now.headlines.items():
        panel = panels.get(indicator)
        if panel is None or not _rests(panel, jumped):
            told[indicator] = line
            continue
        still = _still(panel, jumped)
        before = earlier(still).headlines.get(indicator) if still else None
        if still and before:
            said = _("frosset: fra offentliggørelse nr. {number}").format(number=still.number)
            told[indicator] = replace(before, change=said, tone="")
        else:
            told[indicator] = replace(line, change=_("tag med forbehold: kildens profil er sprunget"), tone="")
    return told
