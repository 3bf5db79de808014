"""Findings to mend: narrowed, handed out, and closed several at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
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
from forspring.kernel.cpr import is_mentioned
from forspring.kernel.texts import _
from forspring.report import words
from forspring.web.pages.findings import kinds

if TYPE_CHECKING:
    from forspring.access.models import Account

LONGEST_COMMENT = 500
Options = Sequence[tuple[str, str]]


@page(Permission.DELIVERIES_SEE)
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """The findings that fit the filter in the address; at first those that are open."""
    found, checks, owners = known.kinds(), kinds.every(), _owners()
    options = _options([(source, code) for source, code, _number in found], checks, owners)
    asked = {name: request.GET.get(name, "") for name in options}
    asked = {name: value if value in dict(options[name]) else options[name][0][0] for name, value in asked.items()}
    shown = {
        "options": options,
        "asked": asked,
        "narrowed": urlencode({name: value for name, value in asked.items() if value != options[name][0][0]}),
        "found": known.found(
            known.Asked(asked["tilstand"], asked["kilde"], asked["kontrol"], asked["alvor"], asked["ejer"], asked["sorter"]),
            request.GET.get("side", ""),
        ),
        "counted": known.counted(),
        "checks": checks,
        "check": checks.get(asked["kontrol"]),
        "owners": [(str(one.pk), one.full_name) for one in owners],
        "may_work": request.user.may(Permission.FINDINGS_WORK),
    }
    return render(request, "pages/findings/page.html", shown)


@page(Permission.FINDINGS_WORK)
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Comment, close or hand out the findings that are ticked."""
    numbers = [int(number) for number in request.POST.getlist("fund") if number.isdecimal()]
    comment = request.POST.get("kommentar", "").strip()[:LONGEST_COMMENT]
    wanted = {"comment": _comment, "mended": _close, "accepted": _close, "hand_out": _hand_out}.get(request.POST.get("gør", ""))
    if wanted is None or not numbers:
        messages.error(request, _("Sæt hak ved et eller flere fund, og vælg, hvad der skal ske."))
    elif is_mentioned(comment):
        messages.error(request, _("Der står noget, der ligner et CPR-nummer, i kommentaren. Skriv den uden."))
    else:
        wanted(request, numbers, comment)
    return redirect(f"{reverse('findings')}?{request.POST.get('tilbage', '')}")


def _comment(request: HttpRequest, numbers: Sequence[int], comment: str) -> None:
    if not comment:
        messages.error(request, _("Skriv en kommentar."))
    else:
        _say(request, findings.comment(numbers=numbers, comment=comment, by=request.user))


def _close(request: HttpRequest, numbers: Sequence[int], comment: str) -> None:
    state = request.POST["gør"]
    if state == "accepted" and not comment:
        messages.error(request, _("Skriv i kommentaren, hvorfor fundene er rigtige, som de står."))
    else:
        _say(request, findings.close(numbers=numbers, state=state, comment=comment, on=localdate(), by=request.user))


def _hand_out(request: HttpRequest, numbers: Sequence[int], _comment: str) -> None:
    to = next((one for one in _owners() if str(one.pk) == request.POST.get("til")), None)
    if to is None:
        messages.error(request, _("Vælg, hvem fundene skal gives til."))
    else:
        _say(request, findings.hand_out(numbers=numbers, to=to, by=request.user))


def _say(request: HttpRequest, changed: int) -> None:
    messages.success(request, _("{count} fund er ændret.").format(count=changed))


def _owners() -> list[Account]:
    return [one for one in accounts.every() if one.may(Permission.FINDINGS_WORK)]


def _options(found: Sequence[tuple[str, str]], checks: Mapping[str, kinds.Kind], owners: Sequence[Account]) -> dict[str, Options]:
    """What can be chosen in each box of the filter; the first is what stands there when nothing is chosen."""
    called = {code: checks[code].title if code in checks else code for _source, code in found}
    everything = ("", _("Alle"))
    return {
        "tilstand": list(states().items()),
        "kilde": [everything, *((source, words.SOURCES.get(source, source)) for source in sorted({source for source, _code in found}))],
        "kontrol": [everything, *sorted(called.items(), key=lambda pair: pair[1].casefold())],
        "alvor": [everything, ("set_aside", _("Sat til side")), ("mend", _("Skal rettes"))],
        "ejer": [everything, (known.NOBODY, _("Ingen endnu")), *((str(one.pk), one.full_name) for one in owners)],
        "sorter": [
            ("source", _("Kilde og kontrol")),
            ("severity", _("De alvorligste først")),
            ("newest", _("De nyeste først")),
            ("oldest", _("De ældste først")),
            ("owner", _("Givet til")),
        ],
    }


def states() -> dict[str, str]:
    """What the states are called."""
    return {
        "open": _("Åbne"),
        "again": _("Set igen efter rettelse"),
        "mended": _("Rettet i kilden"),
        "accepted": _("Rigtige, som de står"),
        "gone": _("Ikke set mere"),
    }
