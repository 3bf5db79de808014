"""One child's timeline over the three systems. A child outside one's own units needs a purpose; each look is one entry in the log."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forspring.access import log, scope
from forspring.access.log import Act
from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.kernel.errors import ForspringError
from forspring.kernel.texts import _
from forspring.pipeline import facts, timeline
from forspring.pipeline.facts import Facts
from forspring.pipeline.timeline import Child
from forspring.publication.queries import publications
from forspring.report import words
from forspring.web import purpose
from forspring.web.pages.child import told

LONG_SILENCE = 60  # days without a row that the timeline says a word of


@page(Permission.PERSONS_SEE)
@require_http_methods(["GET", "POST"])
@never_cache
@transaction.atomic
def child(request: HttpRequest) -> HttpResponse:
    """Find a child, and see what the three systems hold about it."""
    publication = publications.newest()
    if request.method == "GET" or publication is None:
        return render(request, "pages/child/find.html", {"publication": publication, "wrong": {}, "number": ""})
    try:
        found = facts.opened(settings.DATA, publication.run)
        with closing(found.engine):
            return _answered(request, found, publication)
    except ForspringError as trouble:
        return _not_found(request, publication, str(trouble))


def _answered(request: HttpRequest, found: Facts, publication: Any) -> HttpResponse:
    person = timeline.found(settings.DATA, found, request.POST.get("barn", ""), request.POST.get("cpr", ""))
    if person is None:
        return _not_found(
            request, publication, _("Ingen af de tre systemer har et barn med det CPR-nummer. Kontrollér, at alle ti cifre er rigtige.")
        )
    asked = purpose.read(request.POST)
    is_own = timeline.is_own(found, person, scope.of(request.user))
    if not is_own and asked.wrong:
        is_answered = "formaal" in request.POST and (asked.kind or asked.words)
        shown = {"person": person, "purpose": asked, "kinds": purpose.kinds(), "wrong": asked.wrong if is_answered else {}}
        return render(request, "pages/child/purpose.html", shown, status=403)
    about = "cpr" if "vis_cpr" in request.POST else ""
    log.record(Act.PERSON_SEEN, by=request.user, persons=[person], page="child", about=about, purpose="" if is_own else asked.text)
    seen = timeline.of(settings.DATA, found, person, scope.of(request.user))
    shown = {**_told(seen, found.as_of), "purpose": asked, "sees_number": bool(about), "units": publication.units}
    return render(request, "pages/child/page.html", shown)


def _told(child: Child, as_of: date) -> dict[str, Any]:
    """The child in the words of the page."""
    return {
        "child": child,
        "as_of": as_of,
        "planned": [due for due in reversed(child.due) if due.is_open(as_of)],
        "ended": [due for due in child.due if not due.is_open(as_of)],
        "age": _age(child.identity.birth_on, as_of),
        "linked": Counter(one.how for one in child.mentions).most_common(),
        "kinds": told.kinds(),
        "ways": told.ways(),
        "authorities": told.authorities(),
        "titles": told.titles(),
        "references": told.references,
        "activities": words.activities(),
        "silence": LONG_SILENCE,
    }


def _not_found(request: HttpRequest, publication: Any, sentence: str) -> HttpResponse:
    shown = {"publication": publication, "wrong": {"cpr": sentence}, "number": ""}
    return render(request, "pages/child/find.html", shown, status=404)


def _age(birth_on: date | None, today: date) -> int | None:
    """Completed years."""
    return None if birth_on is None else today.year - birth_on.year - ((today.month, today.day) < (birth_on.month, birth_on.day))
