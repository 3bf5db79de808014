"""The rows behind a published figure. Those of one's own children are shown; others when a purpose is told. Both are logged."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forspring.access import log, scope
from forspring.access.log import Act
from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.indicators.catalogue import catalogue
from forspring.kernel.errors import ForspringError
from forspring.pipeline import behind as rows
from forspring.pipeline import facts
from forspring.pipeline.behind import Counted
from forspring.publication.queries import publications
from forspring.report import words
from forspring.web import purpose
from forspring.web.pages.indicators import tables

ON_A_PAGE = 50


@dataclass(frozen=True)
class Cell:
    """The cell that is asked about, as the address names it."""

    indicator: str
    period: str
    dimension: str
    member: str

    @property
    def named(self) -> str:
        """The cell as the log names it."""
        return " ".join(part for part in (self.indicator, self.period, self.dimension, self.member) if part)


@page(Permission.PERSONS_SEE)
@require_http_methods(["GET", "POST"])
@never_cache
@transaction.atomic
def behind(request: HttpRequest, name: str) -> HttpResponse:
    """What was counted in one cell of the newest publication, row by row."""
    publication = publications.newest()
    if name not in catalogue() or publication is None:
        raise Http404
    cell = Cell(
        name, request.GET.get("periode") or publication.as_of.isoformat(), request.GET.get("opdelt", ""), request.GET.get("medlem", "")
    )
    shown = {"cell": cell, "publication": publication, "indicator": catalogue()[name]}
    try:
        counted = _counted(request, cell, publication.run)
    except ForspringError as trouble:
        return render(request, "pages/rows/page.html", {**shown, "told": "", "trouble": str(trouble)}, status=404)
    asked = purpose.read(request.POST if request.method == "POST" else {})
    sees_all = request.method == "POST" and not asked.wrong
    seen = [one for one in counted if sees_all or one.is_own]
    part = Paginator(seen, ON_A_PAGE).get_page(request.POST.get("side") or request.GET.get("side"))
    persons = sorted({one.person for one in part if one.person})
    log.record(Act.ROWS_SEEN, by=request.user, persons=persons, about=cell.named[:200], page="rows", purpose=asked.text if sees_all else "")
    shown |= {
        "told": tables.named(cell.dimension, cell.member, publication.units),
        "trouble": "",
        "part": part,
        "others": len(counted) - len(seen),
        "total": len(counted),
        "purpose": asked,
        "kinds": purpose.kinds(),
        "wrong": asked.wrong if request.method == "POST" else {},
        "sees_all": sees_all,
        "activity": lambda what: words.activities().get(what, what),
    }
    return render(request, "pages/rows/page.html", shown, status=422 if shown["wrong"] else 200)


def _counted(request: HttpRequest, cell: Cell, run: str) -> tuple[Counted, ...]:
    found = facts.opened(settings.DATA, run)
    with closing(found.engine):
        return rows.cell(found, catalogue()[cell.indicator], cell.period, cell.dimension, cell.member, scope.of(request.user))
