"""Notifications: how many, from whom, about how many children, and what they led to."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, danish, tables
from forspring.report.content import Panel, Section
from forspring.report.figures import COUNT, RATE, SHARE, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

NOTIFICATIONS = Measured("notifications", "count", COUNT)
RATES = Measured("notifications_per_1000", "rate", RATE)
OUTCOMES = Measured("notification_outcome", "share", SHARE)


def section(figures: Figures) -> Section:
    """Notifications against the number of children, by notifier and outcome."""
    return Section("underretninger", _("Underretninger"), (_volume(figures), _outcome(figures), _notifiers(figures)))


def _volume(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    lines = (
        (_("Underretninger"), NOTIFICATIONS, "", ""),
        (_("Børn underrettet om"), Measured("children_notified", "count", COUNT), "", ""),
        (_("Underretninger pr. 1.000 børn"), RATES, "", ""),
        (_("Børn underrettet om pr. 1.000 børn"), RATES, "variant", "children"),
        (_("Genunderrettet inden 12 måneder"), Measured("repeat_notifications", "share", SHARE), "", ""),
    )
    return Panel(
        title=_("Underretninger og børn"),
        finding=finding(
            _("Kommunen modtog {{value}} underretninger i {year}").format(year=year),
            figures.cell("notifications", year, "count", COUNT),
            figures.cell("notifications", before, "count", COUNT),
            before,
        ),
        table=tables.over_time(figures, _("Underretninger pr. år"), lines, figures.years),
        chart=charts.lines(
            _("Underretninger pr. måned de seneste 24 måneder"),
            [danish.short_month(month) for month in figures.months],
            [(_("Underretninger"), tables.monthly(figures, NOTIFICATIONS))],
        ),
        indicators=("notifications", "children_notified", "notifications_per_1000", "repeat_notifications"),
        source="DUBU, Befolkning",
        note=_("Hele landet i 2018: 111 underretninger pr. 1.000 børn (Danmarks Statistik)."),
    )


def _outcome(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    columns = (
        Across(_("Antal {year}").format(year=year), Measured("notification_outcome", "count", COUNT), year),
        Across(_("Andel {year}").format(year=year), OUTCOMES, year),
        Across(_("Andel {year}").format(year=before), OUTCOMES, before),
    )
    table = tables.breakdown(figures, _("Hvad underretningerne førte til"), _("Udfald"), "outcome", columns, total=False)
    largest = next(
        (row for row in table.rows if row.label != _("Ukendt") and not isinstance(row.cells[1], str) and row.cells[1].is_known), None
    )
    told = largest.cells[1] if largest else None
    return Panel(
        title=_("Hvad underretningerne førte til"),
        finding=_("Det hyppigste udfald i {year} var {outcome}: {share}.").format(year=year, outcome=largest.label, share=told.text)
        if largest and told and not isinstance(told, str)
        else _("Ingen udfald kan vises for {year}.").format(year=year),
        table=table,
        chart=charts.bars(_("Udfald af underretninger"), tables.first_column(table)),
        indicators=("notification_outcome",),
        source="DUBU",
    )


def _notifiers(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    columns = [Across(told, NOTIFICATIONS, told) for told in (year, before)]
    table = tables.breakdown(figures, _("Underretninger efter underretter"), _("Underretter"), "notifier", columns)
    first = next((row for row in table.rows if not row.is_total), None)
    return Panel(
        title=_("Hvem underretter"),
        finding=_("Flest underretninger i {year} kom fra: {notifier}.").format(year=year, notifier=first.label)
        if first
        else _("Ingen underrettere kan vises for {year}.").format(year=year),
        table=table,
        indicators=("notifications",),
        source="DUBU",
    )
