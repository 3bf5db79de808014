"""Children in several systems, and courses registered in more than one."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, tables
from forspring.report.content import Panel, Section
from forspring.report.figures import COUNT, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

CHILDREN = Measured("children_by_system", "count", COUNT)
DOUBLE = Measured("double_registered", "count", COUNT)


def section(figures: Figures) -> Section:
    """Which systems know the children, and what is registered twice."""
    return Section("systemer", _("Børn i flere systemer"), (_children(figures), _double(figures)))


def _children(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    columns = [Across(told, CHILDREN, told) for told in (year, before)]
    table = tables.breakdown(figures, _("Børn efter de systemer, der kender dem"), _("Systemer"), "systems", columns, total=False)
    several = [
        figures.cell("children_by_system", year, "count", COUNT, "systems", member)
        for member in figures.members("children_by_system", "systems")
        if "+" in member
    ]
    known = [cell.value for cell in several if cell.is_known and cell.value is not None]
    least = _("mindst ") if len(known) < sum(cell.status != "absent" for cell in several) else ""
    return Panel(
        title=_("Hvilke systemer kender børnene"),
        finding=_("{least}{value} børn stod i mere end ét af de tre systemer i {year}.")
        .format(least=least, value=COUNT.write(sum(known)), year=year)
        .replace("mindst", "Mindst"),
        table=table,
        chart=charts.bars(_("Børn efter de systemer, der kender dem"), tables.first_column(table)),
        indicators=("children_by_system",),
        source="DUBU, ESDH, Novax",
    )


def _double(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    table = tables.breakdown(
        figures,
        _("Dobbelt registrerede forløb efter aktivitet"),
        _("Aktivitet"),
        "activity",
        [Across(told, DOUBLE, told) for told in (year, before)],
    )
    return Panel(
        title=_("Forløb registreret i to systemer"),
        finding=finding(
            _("{{value}} forløb i {year} stod i mere end ét system; hvert er talt én gang").format(year=year),
            figures.cell("double_registered", year, "count", COUNT),
            figures.cell("double_registered", before, "count", COUNT),
            before,
        ),
        table=table,
        indicators=("double_registered",),
        source="DUBU, ESDH, Novax",
    )
