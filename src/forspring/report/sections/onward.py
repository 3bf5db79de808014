"""Onward and back: what followed after the early effort."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, words
from forspring.report.content import Column, Panel, Row, Section, Table
from forspring.report.figures import SHARE, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

FOLLOWED = (("onward", "Videre til en tungere indsats"), ("return_to_early", "Tilbage i en ny tidlig indsats"))
HORIZONS = ("6", "12", "24")


def section(figures: Figures) -> Section:
    """What followed the early efforts that ended."""
    return Section("videre", _("Videre og tilbage"), (_followed(figures), _by_activity(figures)))


def _followed(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    told = [year, before, str(int(before) - 1)]
    rows = [
        Row(
            _("{what} inden {months}").format(what=_(title), months=words.member("months", months)),
            tuple(figures.cell(indicator, period, "share", SHARE, "months", months) for period in told),
        )
        for indicator, title in FOLLOWED
        for months in HORIZONS
    ]
    rows.append(Row(_("Lukket og ikke set inden 12 måneder"), tuple(figures.cell("no_return", period, "share", SHARE) for period in told)))
    shares = [(row.label, cell.value if cell.is_known else None, cell.text) for row in rows if not isinstance(cell := row.cells[1], str)]
    return Panel(
        title=_("Efter den tidlige indsats"),
        finding=finding(
            _("{{value}} af de tidlige indsatser afsluttet i {year} var fulgt af en tungere inden 12 måneder").format(year=before),
            figures.cell("onward", before, "share", SHARE, "months", "12"),
            figures.cell("onward", told[2], "share", SHARE, "months", "12"),
            told[2],
        ),
        table=Table(
            _("Efter afsluttet tidlig indsats, efter det år den sluttede"),
            _("Hvad fulgte"),
            tuple(Column(p, SHARE) for p in told),
            tuple(rows),
        ),
        chart=charts.bars(_("Hvad der fulgte efter tidlige indsatser afsluttet i {year}").format(year=before), shares, whole=1),
        indicators=("onward", "return_to_early", "no_return"),
        source="DUBU, ESDH",
        note=_(
            "Diagrammet viser {year}, så der er gået mindst et år. De, der endnu ikke har været ude i hele perioden, er regnet med (Kaplan-Meier)."
        ).format(year=before),
    )


def _by_activity(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    columns = [
        Across(
            _("Inden {months}, afsluttet {year}").format(months=words.member("months", months), year=period),
            Measured("onward", "share", SHARE),
            period,
        )
        for months, period in (("12", before), ("6", year))
    ]
    rows = [
        Row(
            words.member("activity", activity),
            tuple(
                figures.cell("onward", column.period, "share", SHARE, "activity,months", f"{activity},{months}")
                for column, months in zip(columns, ("12", "6"), strict=True)
            ),
        )
        for activity in dict.fromkeys(member.split(",")[0] for member in figures.members("onward", "activity,months"))
    ]
    return Panel(
        title=_("Videre til familieområdet efter aktivitet"),
        finding=_("Andelen, der siden fik en tungere indsats, efter hvad den tidlige indsats var."),
        table=Table(
            _("Videre til en tungere indsats"), _("Tidlig indsats"), tuple(Column(column.title, SHARE) for column in columns), tuple(rows)
        ),
        indicators=("onward",),
        source="DUBU, ESDH",
    )
