"""The report put together from the published figures, the definitions, the rows' account and the findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from forspring.report.content import Explained, Panel, Report, Run, Section
from forspring.report.figures import Figures
from forspring.report.sections import (
    caseload,
    children,
    courses,
    deadlines,
    detection,
    early_effort,
    ladder,
    money,
    notifications,
    onward,
    quality,
    systems,
    waiting,
)
from forspring.report.ten import headlines

CHAPTERS = (children, courses, early_effort, systems, notifications, deadlines, caseload, waiting, detection, onward, ladder, money)


def compose(
    figures: pa.Table,
    definitions: Sequence[Explained],
    accounts: pa.Table,
    findings: pa.Table,
    run: Run,
    *,
    titles: Mapping[str, str],
    not_evaluated: Mapping[str, tuple[str, ...]],
) -> Report:
    """The whole report; a panel whose figures are not there is left out.

    `figures` are the published rows of figures.csv; `titles` names the findings' codes; `not_evaluated` names the files
    that a check lacked, by its code.
    """
    looked_up = Figures(figures, run.as_of)
    explained = {definition.id: definition for definition in definitions}
    about_rows = quality.section(accounts, findings, titles, not_evaluated)
    chapters = [*overview(looked_up), *([about_rows] if about_rows.panels else [])]
    return Report(run, headlines(looked_up, explained), tuple(chapters), explained)


def overview(figures: Figures) -> tuple[Section, ...]:
    """The chapters of figures, without what has nothing to show."""
    chapters = [_told(chapter.section(figures), figures) for chapter in CHAPTERS]
    return tuple(chapter for chapter in chapters if chapter.panels)


def _told(section: Section, figures: Figures) -> Section:
    """The section without the panels that have nothing to show."""
    return Section(section.id, section.title, tuple(panel for panel in section.panels if _has_figures(panel, figures)))


def _has_figures(panel: Panel, figures: Figures) -> bool:
    return bool(panel.table.rows) and any(indicator in figures.indicators for indicator in panel.indicators)
