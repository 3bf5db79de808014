"""Key figures: all of them, one with its reasons, and its figures as a file."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forspring.access import log
from forspring.access.log import Act
from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.indicators.behind import APART
from forspring.indicators.catalogue import catalogue
from forspring.indicators.definition import Chapter, Indicator
from forspring.kernel.texts import _
from forspring.publication.queries import definitions, histories, publications
from forspring.publication.queries.histories import Told
from forspring.report import danish
from forspring.web.pages.indicators import specs, tables
from forspring.web.pages.indicators.tables import Asked

FIRST = ("year", "day", "month", "quarter")


@page(Permission.FIGURES_SEE)
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All key figures by chapter, each with its newest whole figure."""
    publication = publications.newest()
    told = histories.newest(publication) if publication else {}
    chapters = [
        (
            _(chapter.value),
            [
                (one.id, _(one.title), one.unit, _newest(told.get(one.id, ()), one, publication.as_of) if publication else ("", ""))
                for one in catalogue().values()
                if one.chapter is chapter
            ],
        )
        for chapter in Chapter
    ]
    return render(request, "pages/indicators/every.html", {"chapters": [one for one in chapters if one[1]], "publication": publication})


@page(Permission.FIGURES_SEE)
@require_safe
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One key figure: definition, law, examples, history, breakdowns and revisions."""
    if name not in catalogue():
        raise Http404
    publication = publications.newest()
    figures = histories.of(publication, name) if publication else []
    asked = _asked(request, figures)
    explained = definitions.every()[name]
    shown = {
        "explained": explained,
        "publication": publication,
        "asked": asked,
        "dimensions": [
            ("", _("Ingen opdeling")),
            *((one, tables.titled(one)) for one in sorted({one.dimension for one in figures} - {""})),
        ],
        "lengths": [(one, title) for one, title in tables.lengths().items() if any(tables.length(told.period) == one for told in figures)],
        "table": tables.table(figures, asked, explained.unit, publication.units if publication else {}),
        "specs": specs.of(name),
        "sees_rows": request.user.may(Permission.PERSONS_SEE),
        "rows_behind": tables.choices(figures, asked, publication.units)
        if publication and catalogue()[name].counted not in APART
        else None,
        "revisions": _revisions(catalogue()[name], figures, publication.as_of) if publication else [],
    }
    return render(request, "pages/indicators/one.html", shown)


@page(Permission.FIGURES_SEE)
@require_safe
def as_file(request: HttpRequest, name: str) -> HttpResponse:
    """All published figures of a key figure, as a file that a Danish spreadsheet opens right."""
    publication = publications.newest()
    if name not in catalogue() or publication is None:
        raise Http404
    text = StringIO()
    written = csv.writer(text, delimiter=";")
    written.writerow(("periode", "opdeling", "medlem", "mål", "værdi", "del", "helhed", "status"))
    for told in histories.of(publication, name):
        value = "" if told.value is None else f"{told.value:.10g}".replace(".", ",")
        written.writerow((told.period, told.dimension, told.member, told.measure, value, told.part, told.whole, told.status))
    log.record(Act.EXPORTED, by=request.user, about=name, page="indicators")
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{publication.number}.csv"'
    return answer


def _asked(request: HttpRequest, figures: list[Told]) -> Asked:
    known = {one.dimension for one in figures}
    dimension = request.GET.get("opdelt", "")
    dimension = dimension if dimension in known else ("" if "" in known or not known else min(known))
    there = {tables.length(one.period) for one in figures if one.dimension == dimension}
    length = request.GET.get("periode", "")
    return Asked(dimension, length if length in there else next((one for one in FIRST if one in there), "year"))


def _newest(figures: Sequence[Told], one: Indicator, as_of: date) -> tuple[str, str]:
    """The newest day or whole year, in words, and what the indicator was then."""
    newest = _whole(figures, one, as_of)
    return (danish.period(newest.period), tables.cell(newest, None, tables.unit(newest.measure, one.unit)).text) if newest else ("", "")


def _whole(figures: Sequence[Told], one: Indicator, as_of: date) -> Told | None:
    """The indicator's own measure on the newest day, else in the newest year that is over."""
    measure = one.readings[0].measures[0]
    is_over = (as_of.month, as_of.day) == (12, 31)
    known = [
        told
        for told in figures
        if not told.dimension
        and told.measure == measure
        and tables.length(told.period) in ("year", "day")
        and (is_over or told.period != str(as_of.year))
    ]
    return max(known, key=lambda told: told.period, default=None)


def _revisions(one: Indicator, figures: Sequence[Told], as_of: date) -> list[tuple[Any, str, Any]]:
    """The newest whole figure as each publication told it."""
    newest = _whole(figures, one, as_of)
    if newest is None:
        return []
    unit = tables.unit(newest.measure, one.unit)
    told = histories.through_time(one.id, newest.period, newest.measure)
    return [(publication, danish.period(each.period), tables.cell(each, None, unit)) for publication, each in told]
