"""Findings to mend: narrowed, handed out, and closed several at a time."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from forspring.access.permissions import Permission
from forspring.access.queries import accounts
from forspring.access.require import page
from forspring.casework.actions import findings
from forspring.casework.queries import findings as known
from forspring.kernel.texts import _
from forspring.pipeline.reporting import titles

NARROWED = ("tilstand", "kilde", "kontrol", "mine", "side")


@page(Permission.DELIVERIES_SEE)
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """The findings that fit the filter in the address; at first those that are open."""
    asked = {name: request.GET.get(name, "") for name in NARROWED}
    asked["tilstand"] = asked["tilstand"] if asked["tilstand"] in known.STATES else "open"
    kinds, called = known.kinds(), titles()
    shown = {
        "asked": asked,
        "narrowed": urlencode({name: value for name, value in asked.items() if value and name != "side"}),
        "found": known.found(
            state=asked["tilstand"],
            source=asked["kilde"],
            code=asked["kontrol"],
            mine=request.user.pk if asked["mine"] else None,
            page=asked["side"],
        ),
        "counted": known.counted(),
        "called": called,
        "states": list(_states().items()),
        "sources": [("", _("Alle")), *((source, source) for source in sorted({source for source, _code, _number in kinds}))],
        "checks": [
            ("", _("Alle")),
            *sorted({(code, called.get(code, code)) for _source, code, _number in kinds}, key=lambda pair: pair[1]),
        ],
        "owners": [one for one in accounts.every() if one.may(Permission.FINDINGS_WORK)],
        "may_work": request.user.may(Permission.FINDINGS_WORK),
    }
    return render(request, "pages/findings/page.html", shown)


@page(Permission.FINDINGS_WORK)
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Close or hand out the findings that are ticked."""
    numbers = [int(number) for number in request.POST.getlist("fund") if number.isdigit()]
    act, comment = request.POST.get("gør", ""), request.POST.get("kommentar", "").strip()[:500]
    if act in ("mended", "accepted") and numbers:
        if act == "accepted" and not comment:
            messages.error(request, _("Skriv i kommentaren, hvorfor fundene er rigtige, som de står."))
        else:
            changed = findings.close(numbers=numbers, state=act, comment=comment, on=localdate(), by=request.user)
            messages.success(request, _("{count} fund er ændret.").format(count=changed))
    elif act == "hand_out" and numbers:
        to = next((one for one in accounts.every() if str(one.pk) == request.POST.get("til") and one.may(Permission.FINDINGS_WORK)), None)
        if to is None:
            messages.error(request, _("Vælg, hvem fundene skal gives til."))
        else:
            changed = findings.hand_out(numbers=numbers, to=to, by=request.user)
            messages.success(request, _("{count} fund er ændret.").format(count=changed))
    else:
        messages.error(request, _("Sæt hak ved et eller flere fund, og vælg, hvad der skal ske."))
    back = request.POST.get("tilbage", "")
    return redirect(f"{reverse('findings')}?{back}")


def _states() -> dict[str, str]:
    return {
        "open": _("Åbne"),
        "again": _("Set igen efter rettelse"),
        "mended": _("Rettet i kilden"),
        "accepted": _("Rigtige, som de står"),
        "gone": _("Ikke set mere"),
    }
