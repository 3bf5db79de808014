"""The overview: what a leader asks first, with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.kernel.texts import language
from forspring.publication.queries import definitions, publications
from forspring.report.compose import overview
from forspring.report.content import Explained, Headline, Section
from forspring.report.focus import Focused
from forspring.report.ten import headlines
from forspring.web.pages.overview import filter as narrowing

KEPT = 64


@dataclass(frozen=True)
class Overview:
    """All that one reading of the overview shows."""

    headlines: tuple[Headline, ...]
    sections: tuple[Section, ...]
    definitions: dict[str, Explained]


@page(Permission.FIGURES_SEE)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The overview of the newest publication, narrowed by the filter in the address."""
    publication = publications.newest()
    if publication is None:
        return render(request, "pages/overview/nothing.html")
    chosen = narrowing.read(request.GET.dict(), publications.figures(publication), publication.units)
    shown = _overview(publication.number, publication.run, chosen.dimension, chosen.member, chosen.year, language())
    return render(request, "pages/overview/page.html", {"publication": publication, "filter": chosen, "overview": shown})


@lru_cache(maxsize=KEPT)
def _overview(number: int, _run: str, dimension: str, member: str, year: str, _language: str) -> Overview:
    """A publication never changes, and neither does what is told of it in a language."""
    figures = Focused(publications.figures(publications.numbered(number)), dimension, member, year)
    explained = definitions.every()
    return Overview(tuple(line for line in headlines(figures, explained) if line.cell.status != "absent"), overview(figures), explained)
