"""What a citizen may ask for: who has looked at a child, when and why, without the names of staff; and all that is joined about it."""

from __future__ import annotations

import csv
from contextlib import closing
from io import StringIO

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forspring.access import log
from forspring.access.log import TITLES, Act
from forspring.access.permissions import TITLES as ROLES
from forspring.access.permissions import Permission, Role
from forspring.access.queries import entries
from forspring.access.require import page
from forspring.kernel.errors import ForspringError
from forspring.kernel.texts import _
from forspring.pipeline import facts, timeline
from forspring.pipeline.timeline import Child
from forspring.publication.queries import publications
from forspring.report import words
from forspring.web.pages.child import told

Look = tuple[str, str, str, str]


@page(Permission.LOG_READ)
@require_http_methods(["GET", "POST"])
@never_cache
@transaction.atomic
def extract(request: HttpRequest) -> HttpResponse:
    """Find the child by its civil number, and show or hand out the extract; making it is an entry too."""
    publication = publications.newest()
    if request.method == "GET" or publication is None:
        return render(request, "pages/extract/find.html", {"publication": publication, "wrong": {}})
    try:
        child, as_of = _child(publication.run, request.POST)
    except ForspringError as trouble:
        return render(request, "pages/extract/find.html", {"publication": publication, "wrong": {"cpr": str(trouble)}}, status=404)
    looks = _looks(child)
    log.record(Act.EXTRACT_MADE, by=request.user, persons=[child.person], page="extract")
    if "fil" in request.POST:
        return _as_file(looks, child)
    shown = {
        "child": child,
        "as_of": as_of,
        "today": localdate(),
        "looks": looks,
        "municipality": publication.municipality,
        "units": publication.units,
        "kinds": told.kinds(),
        "ways": told.ways(),
        "activities": words.activities(),
        "role_of": _roles(child),
    }
    return render(request, "pages/extract/page.html", shown)


def _child(run: str, form: dict[str, str]) -> tuple[Child, object]:
    found = facts.opened(settings.DATA, run)
    with closing(found.engine):
        person = timeline.found(settings.DATA, found, form.get("barn", ""), form.get("cpr", ""))
        if person is None:
            raise ForspringError(_("Der er intet samlet om et barn med det CPR-nummer. Kontrollér, at alle ti cifre er rigtige."))
        return timeline.of(settings.DATA, found, person), found.as_of


def _looks(child: Child) -> list[Look]:
    """When, what, by which role and for which purpose."""
    return [
        (
            f"{localtime(entry.at):%d-%m-%Y %H.%M}",
            _(TITLES[Act(entry.act)]) if entry.act in set(Act) else entry.act,
            _(ROLES[Role(entry.by.role)]) if entry.by else _("Systemet"),
            entry.purpose,
        )
        for entry in entries.looks(child.keys)
    ]


def _roles(child: Child) -> dict[str, str]:
    """The role of each who made a decision about the child's links, in place of the name."""
    known = entries.roles({one.by for one in child.decided})
    return {one.by: _(ROLES[Role(known[one.by])]) if one.by in known else _("en medarbejder ved kommandolinjen") for one in child.decided}


def _as_file(looks: list[Look], child: Child) -> HttpResponse:
    """The extract as a file that a Danish spreadsheet opens right; its name says nothing of the child."""
    text = StringIO()
    written = csv.writer(text, delimiter=";")
    written.writerow((_("Hvornår"), _("Hvad"), _("Hvem (rolle)"), _("Formål")))
    written.writerows(looks)
    written.writerow(())
    written.writerow((_("Dag"), _("Hvad"), _("System"), _("Fil og række"), _("Hvorfor det er koblet til barnet")))
    kinds, ways = told.kinds(), told.ways()
    for one in child.events:
        what = f"{kinds[one.kind]}: {one.what}" if one.what else kinds[one.kind]
        row = _("{file}, række {row}").format(file=one.file, row=one.row)
        written.writerow((f"{one.day:%d-%m-%Y}", what, words.SOURCES.get(one.source, one.source), row, ways.get(one.how or "", "")))
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="udtraek-{localdate():%Y-%m-%d}.csv"'
    return answer
