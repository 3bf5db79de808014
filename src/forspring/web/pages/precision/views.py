"""The precision of the categories of early efforts: the published shares, and what to mend in which source and file.

Shares are published figures, so a small unit's are withheld. A finding names a file and a row, never a unit: which unit
is imprecise is told by the shares, which rows to mend by the findings.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.casework.queries import findings
from forspring.kernel.texts import _
from forspring.publication.queries import definitions, publications
from forspring.report import words
from forspring.report.content import Column, Row, Table
from forspring.report.figures import SHARE, Cell, Figures
from forspring.sources import declarations
from forspring.web.pages.findings import kinds

INDICATOR = "category_precision"
COMPONENTS = ("number", "activity", "unit")
UNKNOWN = "unknown_code"
CODES = ("early_effort_without_number", "early_effort_without_unit", UNKNOWN, "unreadable_paragraph")
VALUE = "value"  # the column that says what a course is, in a source's own words


@page(Permission.DELIVERIES_SEE)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The shares by year and by unit, and the findings that would mend them."""
    publication = publications.newest()
    shown: dict[str, object] = {"publication": publication}
    if publication:
        figures = publications.figures(publication)
        year = request.GET.get("aar", "")
        year = year if year in figures.years else figures.year
        shown |= {
            "years": [(one, one) for one in reversed(figures.years)],
            "year": year,
            "over_time": _over_time(figures),
            "by_unit": _by_unit(figures, year, publication.units),
            "definition": definitions.every()[INDICATOR],
        }
    checks, mapped = kinds.every(), _mapped()
    shown |= {
        "checks": checks,
        "found": [one for one in findings.by_file(CODES) if one[0] != UNKNOWN or one[3] in mapped],
        "codes": [checks[code] for code in CODES],
    }
    return render(request, "pages/precision/page.html", shown)


def _mapped() -> set[str]:
    """The headers under which sources say what a course is; an unknown code elsewhere makes no activity unknown."""
    files = (file for source in declarations(settings.SOURCES) for layout in source.layouts for file in layout.files)
    return {field.standard for file in files for field in file.fields if field.name == VALUE}


def _columns() -> tuple[tuple[str, str], ...]:
    """The component of each column and its title; the whole first."""
    return ("", _("Alle tre kendt")), *((name, words.member("component", name)) for name in COMPONENTS)


def _over_time(figures: Figures) -> Table:
    rows = tuple(
        Row(year, tuple(figures.cell(INDICATOR, year, "share", SHARE, "component" if name else "", name) for name, _title in _columns()))
        for year in reversed(figures.years)
    )
    return Table(_("Præcise indsatskategorier pr. år"), _("År"), _heads(), rows)


def _by_unit(figures: Figures, year: str, units: dict[str, str]) -> Table:
    members = sorted(figures.members(INDICATOR, "unit"), key=lambda unit: units.get(unit, unit).casefold())
    rows = tuple(
        Row(units.get(unit) or words.member("unit", unit), tuple(_cell(figures, year, unit, name) for name, _t in _columns()))
        for unit in members
    )
    return Table(
        _("Præcise indsatskategorier {year} efter udførende enhed").format(year=year),
        _("Udførende enhed"),
        _heads(),
        tuple(row for row in rows if any(cell.status != "absent" for cell in row.cells if not isinstance(cell, str))),
    )


def _cell(figures: Figures, year: str, unit: str, component: str) -> Cell:
    dimension, member = ("component,unit", f"{component},{unit}") if component else ("unit", unit)
    return figures.cell(INDICATOR, year, "share", SHARE, dimension, member)


def _heads() -> tuple[Column, ...]:
    return tuple(Column(title, SHARE) for _name, title in _columns())
