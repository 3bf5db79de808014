"""The overview: what a leader asks first, with reasons."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.kernel.texts import language
from forspring.publication.queries import definitions, publications
from forspring.report import words
from forspring.report.compose import overview
from forspring.report.focus import Focused
from forspring.report.ten import TEN, headlines
from forspring.web.pages.overview import filter as narrowing
from forspring.web.pages.overview.freezing import Overview, Still, freeze

KEPT = 64


@page(Permission.FIGURES_SEE)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The overview of the newest publication, narrowed by the filter in the address."""
    publication = publications.newest()
    if publication is None:
        return render(request, "pages/overview/nothing.html")
    chosen = narrowing.read(request.GET.dict(), publications.figures(publication), publication.units)
    narrowed = (chosen.dimension, chosen.member, chosen.year, language())
    jumped = publications.before_jumps(publication)
    runs = {one.number: one.run for one in jumped.values() if one}
    shown = freeze(
        _overview(publication.number, publication.run, *narrowed),
        {words.SOURCES.get(source, source): Still(one.number, one.as_of) if one else None for source, one in jumped.items()},
        lambda still: _overview(still.number, runs[still.number], *narrowed),
    )
    return render(request, "pages/overview/page.html", {"publication": publication, "filter": chosen, "overview": shown})


@lru_cache(maxsize=KEPT)
def _overview(number: int, _run: str, dimension: str, member: str, year: str, _language: str) -> Overview:
    """A publication never changes, and neither does what is told of it in a language."""
    figures = Focused(publications.figures(publications.numbered(number)), dimension, member, year)
    explained = definitions.every()
    lines = zip((choice.indicator for choice in TEN), headlines(figures, explained), strict=True)
    return Overview({indicator: line for indicator, line in lines if line.cell.status != "absent"}, overview(figures), explained)
