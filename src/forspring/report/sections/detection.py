"""Detection: how old the children are when they are first seen and first helped, and what was known before."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, tables, words
from forspring.report.content import Panel, Section
from forspring.report.figures import AGE, DAYS, SHARE, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

AGES = Measured("age_at_detection", "median", AGE)
DELAY = Measured("sign_to_effort", "median", DAYS)
SIGNS = Measured("earlier_signs", "share", SHARE)
EVENTS = ("first_record", "first_notification", "first_effort")


def section(figures: Figures) -> Section:
    """Age at detection, the way from sign to effort, and signs that stood earlier."""
    return Section("opsporing", _("Opsporing"), (_ages(figures), _delay(figures), _signs(figures)))


def _ages(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    effort = [figures.cell("age_at_detection", told, "median", AGE, "event", "first_effort") for told in (year, before)]
    return Panel(
        title=_("Alder ved opsporing"),
        finding=finding(
            _("Halvdelen af de børn, der fik deres første indsats i {year}, var højst {{value}}").format(year=year),
            effort[0],
            effort[1],
            before,
        ),
        table=tables.over_time(
            figures,
            _("Alder (median), da det skete første gang"),
            [(words.member("event", event), AGES, "event", event) for event in EVENTS],
            figures.years,
        ),
        indicators=("age_at_detection",),
        source="DUBU, ESDH, Novax, CPR",
    )


def _delay(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    return Panel(
        title=_("Fra første tegn til indsats"),
        finding=finding(
            _("Halvdelen af de børn, der viste første tegn i {year}, fik en indsats inden {{value}}").format(year=year),
            figures.cell("sign_to_effort", year, "median", DAYS),
            figures.cell("sign_to_effort", before, "median", DAYS),
            before,
        ),
        table=tables.over_time(figures, _("Fra første tegn til indsats, pr. år"), ((_("Halvdel inden"), DELAY, "", ""),), figures.years),
        indicators=("sign_to_effort",),
        source="DUBU, ESDH, Novax",
        note=_("Børn, der endnu ikke har fået en indsats, er regnet med (Kaplan-Meier)."),
    )


def _signs(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    columns = [
        Across(
            _("Over {months} måneder før, {year}").format(months=months, year=told),
            SIGNS,
            told,
            prefix=f"{months},",
            dimension="months,source",
        )
        for months in (6, 12)
        for told in (year, before)
    ]
    table = tables.breakdown(figures, _("Andel med et tidligere tegn, efter system"), _("System"), "source", columns, total=False)
    return Panel(
        title=_("Kunne vi have set det før"),
        finding=finding(
            _("{{value}} af de tungere indsatser begyndt i {year} havde et tegn i et af systemerne mere end 6 måneder før").format(
                year=year
            ),
            figures.cell("earlier_signs", year, "share", SHARE, "months", "6"),
            figures.cell("earlier_signs", before, "share", SHARE, "months", "6"),
            before,
        ),
        table=table,
        chart=charts.bars(_("Andel med et tegn mere end 6 måneder før, efter system"), tables.first_column(table), whole=1),
        indicators=("earlier_signs",),
        source="DUBU, ESDH, Novax",
    )
