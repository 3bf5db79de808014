"""The early effort: who delivers it, and how precisely it is registered. Registered and equal stand apart, never summed."""

from __future__ import annotations

from dataclasses import replace

from forspring.kernel.texts import _
from forspring.report import charts, tables, words
from forspring.report.content import Panel, Row, Section
from forspring.report.figures import COUNT, SHARE, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

EFFORTS = Measured("early_effort_by_unit", "count", COUNT)
PRECISE = Measured("category_precision", "share", SHARE)


def section(figures: Figures) -> Section:
    """Early efforts by the role of the performing unit, and the precision of their categories."""
    return Section("tidlig-indsats", _("Tidlige indsatser"), (_by_unit(figures), _precision(figures)))


def _by_unit(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    kinds = (("registered", _("Registreret")), ("equal", _("Ligestillet")))
    columns = [
        Across(_("{kind} {year}").format(kind=title, year=told), EFFORTS, told, prefix=f"{kind},")
        for kind, title in kinds
        for told in (year, before)
    ]
    parts = tables.breakdown(
        figures, _("Tidlige indsatser efter udførende enhed"), _("Udførende enheds rolle"), "kind,role", columns, total=False
    )
    totals = tuple(
        figures.cell("early_effort_by_unit", told, "count", COUNT, "kind", kind) for kind, _title in kinds for told in (year, before)
    )
    table = replace(parts, rows=(*parts.rows, Row(_("I alt"), totals, is_total=True)))
    return Panel(
        title=_("Hvem giver de tidlige indsatser"),
        finding=finding(
            _("Der blev givet {{value}} registrerede tidlige indsatser i {year}").format(year=year),
            figures.cell("early_effort_by_unit", year, "count", COUNT, "kind", "registered"),
            figures.cell("early_effort_by_unit", before, "count", COUNT, "kind", "registered"),
            before,
        ),
        table=table,
        chart=charts.bars(_("Registrerede tidlige indsatser efter udførende enhed"), tables.first_column(table)),
        indicators=("early_effort_by_unit",),
        source="DUBU, ESDH, Organisation",
        note=_("Registrerede og ligestillede indsatser lægges ikke sammen: de hviler på hver sin lov."),
    )


def _precision(figures: Figures) -> Panel:
    year, before = figures.year, figures.year_before
    share = figures.cell("category_precision", year, "share", SHARE)
    components = [(words.member("component", name), PRECISE, "component", name) for name in ("number", "activity", "unit")]
    return Panel(
        title=_("Hvor præcise er kategorierne"),
        finding=finding(
            _("{{value}} af de registrerede tidlige indsatser i {year} har kendt nummer, aktivitet og udførende enhed").format(year=year),
            share,
            figures.cell("category_precision", before, "share", SHARE),
            before,
        ),
        table=tables.over_time(
            figures, _("Præcise indsatskategorier pr. år"), (*components, (_("Alle tre kendt"), PRECISE, "", "")), figures.years
        ),
        chart=charts.meter(_("Præcise indsatskategorier {year}: {share}").format(year=year, share=share.text), share.value, share.text)
        if share.is_known and share.value is not None
        else None,
        indicators=("category_precision",),
        source="DUBU, Organisation",
        note=_("De indsatser, der skal rettes, står i findings.csv under early_effort_without_number og early_effort_without_unit."),
    )
