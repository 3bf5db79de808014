"""Caseload: children per full-time caseworker against the target."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, danish, tables
from forspring.report.content import Column, Panel, Row, Section, Table
from forspring.report.figures import COUNT, MEAN, SHARE, Figures, Unit
from forspring.report.sentences import finding, unknown
from forspring.report.tables import Across, Measured

TARGET = (20.0, 30.0)
MEASURES = (
    ("mean", "Gennemsnit", MEAN),
    ("median", "Median", MEAN),
    ("p90", "Ni af ti har højst", MEAN),
    ("max", "Højeste", MEAN),
    ("share", "Over målet", SHARE),
    ("n", "Rådgivere", COUNT),
)
LOADS = (("caseload", "Sagstal"), ("weighted_caseload", "Vægtet sagstal"), ("span", "Rådgivere pr. leder"))


def section(figures: Figures) -> Section:
    """Children per caseworker, weighted too, and the open cases behind."""
    return Section("sagstal", _("Sagstal"), (_loads(figures), _cases(figures)))


def _loads(figures: Figures) -> Panel:
    today = figures.today
    median = figures.cell("caseload", today, "median", MEAN)
    told = [(indicator, _(title)) for indicator, title in LOADS if indicator in figures.indicators]
    rows = tuple(
        Row(_(label), tuple(figures.cell(indicator, today, measure, unit) for indicator, _t in told)) for measure, label, unit in MEASURES
    )
    points = [
        (_(label), cell.value)
        for measure, label, unit in MEASURES[:4]
        if (cell := figures.cell("caseload", today, measure, unit)).is_known and cell.value is not None
    ]
    return Panel(
        title=_("Sager pr. fuldtidsrådgiver"),
        finding=_("Halvdelen af rådgiverne havde højst {value} børn pr. fuldtid {day}.").format(
            value=median.text, day=danish.day(figures.as_of)
        )
        if median.is_known
        else unknown(median),
        table=Table(_("Sagstal på dagen"), _("Tal"), tuple(Column(title, MEAN) for _i, title in told), rows),
        chart=charts.scale(_("Sagstal mod målet på 20 til 30"), points, TARGET, _("Mål 20\u201330")),
        indicators=tuple(indicator for indicator, _title in told),
        source="DUBU, Organisation",
        note=_("Målet er Dansk Socialrådgiverforenings vejledende 20\u201330; kommunen kan sætte sit eget."),
    )


def _cases(figures: Figures) -> Panel:
    year, today, before = figures.year, figures.today, figures.turn_of_year
    counts: tuple[tuple[str, str, str, Unit], ...] = (
        (_("Åbne {day}").format(day=danish.period(today)), "cases_active", today, COUNT),
        (_("Oprettet {year}").format(year=year), "cases_opened", year, COUNT),
        (_("Lukket {year}").format(year=year), "cases_closed", year, COUNT),
    )
    columns = [Across(title, Measured(indicator, "count", unit), period) for title, indicator, period, unit in counts]
    return Panel(
        title=_("Sager"),
        finding=finding(
            _("{{value}} sager var åbne {day}").format(day=danish.day(figures.as_of)),
            figures.cell("cases_active", today, "count", COUNT),
            figures.cell("cases_active", before, "count", COUNT),
            danish.since(before),
        ),
        table=tables.breakdown(figures, _("Sager efter type"), _("Sagstype"), "type", columns),
        indicators=("cases_active", "cases_opened", "cases_closed"),
        source="DUBU",
    )
