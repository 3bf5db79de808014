"""The access log, for those who answer for it. A person's key is typed in a form and never stands in an address."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forspring.access import log
from forspring.access.log import TITLES, Act
from forspring.access.permissions import Permission
from forspring.access.queries import accounts, entries
from forspring.access.require import page
from forspring.kernel.texts import _
from forspring.web import days


@page(Permission.LOG_READ)
@never_cache
@require_http_methods(["GET", "POST"])
@transaction.atomic
def read(request: HttpRequest) -> HttpResponse:
    """The entries that fit what was asked; reading them is an entry too."""
    asked = {name: request.POST.get(name, "").strip() for name in ("handling", "bruger", "barn", "fra", "til", "side")}
    first, last = (days.typed(asked[name], localdate()) for name in ("fra", "til"))
    wrong = {name: _("Skriv dagen som fx 19-11-2026.") for name, day in (("fra", first), ("til", last)) if asked[name] and day is None}
    found = entries.found(act=asked["handling"], username=asked["bruger"], person=asked["barn"], first=first, last=last, page=asked["side"])
    shown = {
        "asked": asked,
        "wrong": wrong,
        "said": " – ".join(days.told(day) for day in (first, last) if day),
        "found": found,
        "acts": [("", _("Alle"))] + [(act.value, _(title)) for act, title in TITLES.items()],
        "people": [("", _("Alle"))] + [(one.username, one.full_name) for one in accounts.every()],
        "titles": {act.value: _(title) for act, title in TITLES.items()},
    }
    log.record(Act.LOG_READ, by=request.user, persons=[asked["barn"]] if asked["barn"] else (), page="log")
    return render(request, "pages/log/page.html", shown, status=422 if wrong else 200)
