"""Deadlines kept, with the country beside where a national share is published."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, danish, tables
from forspring.report.content import Column, Panel, Row, Section, Table
from forspring.report.figures import COUNT, DAYS, SHARE, Cell, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

DEADLINES = (
    ("assessed_24h", "Underretning vurderet inden 24 timer"),
    ("receipt_6_weekdays", "Kvittering til underretter inden 6 hverdage"),
    ("assessment_4_months", "Børnefaglig undersøgelse inden 4 måneder"),
    ("child_talk", "Børnesamtale holdt i undersøgelsen"),
    ("first_follow_up", "Første opfølgning på indsats inden 3 måneder"),
    ("plan_on_time", "Barnets plan inden 3 måneder"),
    ("local_cadence", "Opfølgning efter kommunens egen kadence"),
)
# Ankestyrelsen's samples, share of cases examined.
COUNTRY_YEAR = "2024"
COUNTRY = {"assessed_24h": 0.96, "assessment_4_months": 0.50, "first_follow_up": 0.75}


def section(figures: Figures) -> Section:
    """The share of each deadline that was kept, and how long assessments take."""
    return Section("frister", _("Frister"), (_kept(figures), _assessments(figures)))


def _kept(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    told = [(indicator, _(title)) for indicator, title in DEADLINES if indicator in figures.indicators]
    shares = [figures.cell(indicator, year, "share", SHARE) for indicator, _title in told]
    rows = tuple(
        Row(title, (share, figures.cell(indicator, before, "share", SHARE), _country(indicator)))
        for (indicator, title), share in zip(told, shares, strict=True)
    )
    columns = (Column(year, SHARE), Column(before, SHARE), Column(_("Hele landet {year}").format(year=COUNTRY_YEAR), SHARE))
    known = [(title, share) for (_indicator, title), share in zip(told, shares, strict=True) if share.is_known and share.value is not None]
    lowest = min(known, key=lambda pair: pair[1].value or 0.0, default=None)
    return Panel(
        title=_("Frister overholdt"),
        finding=_("Oftest overskredet i {year}: {title}. Den blev holdt i {share}.").format(
            year=year, title=_lowered(lowest[0]), share=lowest[1].text
        )
        if lowest
        else _("Ingen frister kan vises for {year}.").format(year=year),
        table=Table(_("Andel, hvor fristen blev holdt"), _("Frist"), columns, rows),
        chart=charts.bars(
            _("Andel, hvor fristen blev holdt i {year}; stregen er hele landet").format(year=year),
            [(title, share.value if share.is_known else None, share.text) for (_indicator, title), share in zip(told, shares, strict=True)],
            marks=[COUNTRY.get(indicator) for indicator, _title in told],
            whole=1,
        ),
        indicators=tuple(indicator for indicator, _title in told),
        source="DUBU",
        note=_("Den lodrette streg er hele landet (Ankestyrelsens stikprøve)."),
    )


def _assessments(figures: Figures) -> Panel:
    year, today = figures.year, figures.today
    duration = Measured("assessment_duration", "median", DAYS)
    columns = (
        Across(_("I gang {day}").format(day=danish.period(today)), Measured("assessments_active", "count", COUNT), today),
        Across(_("Begyndt {year}").format(year=year), Measured("assessments_started", "count", COUNT), year),
        Across(_("Afsluttet {year}").format(year=year), Measured("assessments_ended", "count", COUNT), year),
        Across(_("Halvdel inden {year}").format(year=year), duration, year),
        Across(_("Ni af ti inden {year}").format(year=year), Measured("assessment_duration", "p90", DAYS), year),
    )
    return Panel(
        title=_("Undersøgelser"),
        finding=finding(
            _("{{value}} undersøgelser var i gang {day}").format(day=danish.day(figures.as_of)),
            figures.cell("assessments_active", today, "count", COUNT),
            figures.cell("assessments_active", figures.turn_of_year, "count", COUNT),
            danish.since(figures.turn_of_year),
        ),
        table=tables.breakdown(figures, _("Undersøgelser efter type"), _("Type"), "type", columns),
        indicators=("assessments_active", "assessments_started", "assessments_ended", "assessment_duration"),
        source="DUBU",
    )


def _country(indicator: str) -> Cell:
    return Cell(SHARE, COUNTRY[indicator], status="ok") if indicator in COUNTRY else Cell(SHARE)


def _lowered(title: str) -> str:
    return title[0].lower() + title[1:]
