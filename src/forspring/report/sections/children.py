"""Children and families: how many are in a course now, and how many were reached."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, danish, tables
from forspring.report.content import Panel, Section
from forspring.report.figures import COUNT, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

ACTIVE = Measured("children_active", "count", COUNT)
REACHED = Measured("children_reached", "count", COUNT)
FAMILIES = Measured("families_reached", "count", COUNT)


def section(figures: Figures) -> Section:
    """How many children and families, by year, month, age, sex and district."""
    return Section("boern", _("Børn og familier"), (_reached(figures), _active(figures)))


def _reached(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    return Panel(
        title=_("Børn og familier nået"),
        finding=finding(
            _("{{value}} børn havde et forløb i {year}").format(year=year),
            figures.cell("children_reached", year, "count", COUNT),
            figures.cell("children_reached", before, "count", COUNT),
            before,
        ),
        table=tables.over_time(
            figures,
            _("Børn og familier nået pr. år"),
            ((_("Børn nået"), REACHED, "", ""), (_("Familier nået"), FAMILIES, "", "")),
            figures.years,
        ),
        chart=charts.lines(
            _("Børn nået pr. måned de seneste 24 måneder"),
            [danish.short_month(month) for month in figures.months],
            [(_("Børn"), tables.monthly(figures, REACHED)), (_("Familier"), tables.monthly(figures, FAMILIES))],
        ),
        indicators=("children_reached", "families_reached"),
        source="DUBU, ESDH, Novax, CPR",
    )


def _active(figures: Figures) -> Panel:
    today, before = figures.today, figures.turn_of_year
    across = [Across(danish.period(before), ACTIVE, before), Across(danish.period(today), ACTIVE, today)]
    bands = tables.breakdown(figures, _("Børn i forløb efter alder"), _("Alder"), "age_band", across[::-1], largest_first=False)
    return Panel(
        title=_("Børn i forløb nu"),
        finding=finding(
            _("{{value}} børn var i forløb {day}").format(day=danish.day(figures.as_of)),
            figures.cell("children_active", today, "count", COUNT),
            figures.cell("children_active", before, "count", COUNT),
            danish.since(before),
        ),
        table=bands,
        chart=charts.bars(_("Børn i forløb efter alder"), tables.first_column(bands)),
        indicators=("children_active",),
        source="DUBU, ESDH, Novax, CPR",
    )
