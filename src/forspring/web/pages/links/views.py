"""Doubtful links. The list says where they stand and why they are doubtful; who they are about is seen one pair at a time."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forspring.access import log
from forspring.access.log import Act
from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _
from forspring.pipeline import review
from forspring.pipeline.review import Doubt

ACTS = {"join": Act.LINK_JOINED, "apart": Act.LINK_KEPT_APART}
SHORTEST_REASON = 10


@page(Permission.LINKS_SETTLE)
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """The doubtful links of the newest run, without who they are about."""
    return render(request, "pages/links/page.html", {"doubts": _doubts(with_identity=False)})


@page(Permission.LINKS_SETTLE)
@require_http_methods(["GET", "POST"])
@never_cache
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One doubtful link with both sides; a decision needs a reason, and counts from the next run."""
    doubt = next((doubt for doubt in _doubts(with_identity=True) if doubt.number == number), None)
    if doubt is None:
        raise Http404
    decision, reason = request.POST.get("beslutning", ""), request.POST.get("begrundelse", "").strip()
    wrong = {}
    if request.method == "POST":
        if decision not in ACTS:
            wrong["beslutning"] = _("Vælg, om rækkerne handler om det samme barn.")
        if len(reason) < SHORTEST_REASON:
            wrong["begrundelse"] = _("Skriv kort, hvad beslutningen bygger på.")
        if not wrong:
            return _decided(request, doubt, decision, reason)
    log.record(Act.LINK_SEEN, by=request.user, about=_named(doubt), page="links")
    shown = {"doubt": doubt, "wrong": wrong, "decision": decision, "reason": reason}
    return render(request, "pages/links/one.html", shown, status=422 if wrong else 200)


@transaction.atomic
def _decided(request: HttpRequest, doubt: Doubt, decision: str, reason: str) -> HttpResponse:
    """Keep the decision where the command keeps them too; the log entry falls if the decision cannot be kept."""
    log.record(ACTS[decision], by=request.user, about=_named(doubt), page="links", purpose=reason)
    review.decide(settings.DATA, doubt.number, decision, reason, request.user.username, now())
    messages.success(request, _("Beslutningen er gemt og gælder fra næste kørsel."))
    return redirect("links")


def _doubts(*, with_identity: bool) -> tuple[Doubt, ...]:
    try:
        return review.doubts(settings.DATA, with_identity=with_identity)
    except WrongUseError:
        return ()


def _named(doubt: Doubt) -> str:
    return f"{doubt.one[:12]} {doubt.other[:12]}"
