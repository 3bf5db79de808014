"""Waiting: from request or referral to the first session or start, those who still wait included."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, danish, tables
from forspring.report.content import Panel, Section
from forspring.report.figures import COUNT, DAYS, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

MEDIAN = Measured("waiting_time", "median", DAYS)


def section(figures: Figures) -> Section:
    """How long children wait, by activity and by system, and who waits now."""
    return Section("ventetid", _("Ventetid"), (_by_activity(figures), _queue(figures)))


def _by_activity(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    columns = (
        Across(_("Halvdel startet inden, {year}").format(year=year), MEDIAN, year),
        Across(_("Halvdel startet inden, {year}").format(year=before), MEDIAN, before),
        Across(_("Ventede endnu, {year}").format(year=year), Measured("waiting_time", "n_open", COUNT), year),
    )
    table = tables.breakdown(figures, _("Ventetid efter aktivitet"), _("Aktivitet"), "activity", columns)
    return Panel(
        title=_("Ventetid til start"),
        finding=finding(
            _("Halvdelen af henvisningerne og ansøgningerne i {year} var i gang inden {{value}}").format(year=year),
            figures.cell("waiting_time", year, "median", DAYS),
            figures.cell("waiting_time", before, "median", DAYS),
            before,
        ),
        table=table,
        chart=charts.bars(_("Median ventetid i dage efter aktivitet"), tables.first_column(table)[:10]),
        indicators=("waiting_time",),
        source="DUBU, ESDH, Novax",
        note=_("De, der stadig venter, er regnet med (Kaplan-Meier)."),
    )


def _queue(figures: Figures) -> Panel:
    today, before = figures.today, figures.turn_of_year
    waiting, longest = Measured("waiting_time", "n_waiting", COUNT), Measured("waiting_time", "longest", DAYS)
    columns = (
        Across(_("Venter {day}").format(day=danish.period(today)), waiting, today),
        Across(_("Længste ventetid"), longest, today),
        Across(_("Ventede {day}").format(day=danish.period(before)), waiting, before),
    )
    return Panel(
        title=_("Hvem venter nu"),
        finding=finding(
            _("{{value}} ventede på start {day}").format(day=danish.day(figures.as_of)),
            figures.cell("waiting_time", today, "n_waiting", COUNT),
            figures.cell("waiting_time", before, "n_waiting", COUNT),
            danish.since(before),
        ),
        table=tables.breakdown(figures, _("Ventende efter system"), _("System"), "source", columns),
        indicators=("waiting_time",),
        source="DUBU, ESDH, Novax",
    )
