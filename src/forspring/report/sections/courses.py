"""Courses: what began and ended, what runs, and for how long."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, danish, tables
from forspring.report.content import Panel, Section
from forspring.report.figures import COUNT, DAYS, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

STARTED = Measured("courses_started", "count", COUNT)
ENDED = Measured("courses_ended", "count", COUNT)
SESSIONS = Measured("sessions", "count", COUNT)
ACTIVE = Measured("courses_active", "count", COUNT)


def section(figures: Figures) -> Section:
    """Courses in and out, by activity, with their duration."""
    return Section("forloeb", _("Forløb"), (_in_and_out(figures), _by_activity(figures), _duration(figures)))


def _in_and_out(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    return Panel(
        title=_("Forløb ind og ud"),
        finding=finding(
            _("{{value}} forløb begyndte i {year}").format(year=year),
            figures.cell("courses_started", year, "count", COUNT),
            figures.cell("courses_started", before, "count", COUNT),
            before,
        ),
        table=tables.over_time(
            figures,
            _("Forløb startet og afsluttet pr. år"),
            ((_("Startet"), STARTED, "", ""), (_("Afsluttet"), ENDED, "", ""), (_("Samtaler og gange"), SESSIONS, "", "")),
            figures.years,
        ),
        chart=charts.lines(
            _("Forløb startet og afsluttet pr. måned de seneste 24 måneder"),
            [danish.short_month(month) for month in figures.months],
            [(_("Startet"), tables.monthly(figures, STARTED)), (_("Afsluttet"), tables.monthly(figures, ENDED))],
        ),
        indicators=("courses_started", "courses_ended", "sessions"),
        source="DUBU, ESDH, Novax",
    )


def _by_activity(figures: Figures) -> Panel:
    year, today, before = figures.year, figures.today, figures.turn_of_year
    table = tables.breakdown(
        figures,
        _("Forløb efter aktivitet"),
        _("Aktivitet"),
        "activity",
        (
            Across(_("I gang {day}").format(day=danish.period(today)), ACTIVE, today),
            Across(_("Startet {year}").format(year=year), STARTED, year),
            Across(_("Afsluttet {year}").format(year=year), ENDED, year),
        ),
    )
    return Panel(
        title=_("Forløb i gang"),
        finding=finding(
            _("{{value}} forløb var i gang {day}").format(day=danish.day(figures.as_of)),
            figures.cell("courses_active", today, "count", COUNT),
            figures.cell("courses_active", before, "count", COUNT),
            danish.since(before),
        ),
        table=table,
        chart=charts.bars(_("Forløb i gang efter aktivitet"), tables.first_column(table)[:10]),
        indicators=("courses_active", "courses_started", "courses_ended"),
        source="DUBU, ESDH, Novax",
    )


def _duration(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    measures = ((_("Fjerdedel inden"), "p25"), (_("Halvdel inden"), "median"), (_("Tre fjerdedele inden"), "p75"))
    columns = [Across(title, Measured("course_duration", measure, DAYS), year) for title, measure in measures]
    columns.append(Across(_("Stadig i gang"), Measured("course_duration", "n_open", COUNT), year))
    return Panel(
        title=_("Varighed"),
        finding=finding(
            _("Halvdelen af de forløb, der begyndte i {year}, var afsluttet inden {{value}}").format(year=year),
            figures.cell("course_duration", year, "median", DAYS),
            figures.cell("course_duration", before, "median", DAYS),
            before,
        ),
        table=tables.breakdown(
            figures, _("Varighed af forløb begyndt i {year}").format(year=year), _("Aktivitet"), "activity", columns, largest_first=False
        ),
        indicators=("course_duration",),
        source="DUBU, ESDH, Novax",
        note=_("Forløb, der stadig løber, er regnet med (Kaplan-Meier)."),
    )
