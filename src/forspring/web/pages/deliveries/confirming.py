"""A delivery that is held, or whose profile jumped, is looked at and confirmed with a reason."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from forspring.access import log
from forspring.access.log import Act
from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.kernel.cpr import is_mentioned
from forspring.kernel.texts import _
from forspring.pipeline import doubted
from forspring.pipeline.doubted import Doubted

SHORTEST_REASON = 10


@page(Permission.DELIVERIES_CONFIRM)
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, source: str, day: str, file: str) -> HttpResponse:
    """One delivered file with why it must be looked at; confirming it needs a reason, and counts from the next run."""
    found = doubted.newest(settings.DATA)
    one = next((one for one in found if (one.source, one.delivery.isoformat(), one.file) == (source, day, file)), None)
    if one is None:
        raise Http404
    reason = request.POST.get("begrundelse", "").strip()
    wrong = {}
    if request.method == "POST":
        if is_mentioned(reason):
            wrong["begrundelse"] = _("Der står noget, der ligner et CPR-nummer. Skriv begrundelsen uden.")
        elif len(reason) < SHORTEST_REASON:
            wrong["begrundelse"] = _("Skriv kort, hvorfor leverancen er rigtig.")
        if not wrong and one.decision is None:
            return _confirmed(request, one, reason)
    return render(request, "pages/deliveries/confirm.html", {"one": one, "wrong": wrong, "reason": reason}, status=422 if wrong else 200)


@transaction.atomic
def _confirmed(request: HttpRequest, one: Doubted, reason: str) -> HttpResponse:
    """Keep the decision where the command keeps it too; the log entry falls if the decision cannot be kept."""
    about = f"{one.source} {one.delivery.isoformat()} {one.file}"
    log.record(Act.DELIVERY_CONFIRMED, by=request.user, about=about, page="deliveries", purpose=reason[:300])
    doubted.confirm(settings.DATA, one, reason, request.user.username, now())
    messages.success(request, _("Bekræftet. Det gælder fra næste kørsel."))
    return redirect("deliveries")
