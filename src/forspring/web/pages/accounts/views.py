"""Accounts are made and closed here; what a role may do is said beside it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from forspring.access.actions import accounts
from forspring.access.permissions import TITLES, Permission, Role
from forspring.access.queries import accounts as known
from forspring.access.require import page
from forspring.kernel.texts import _
from forspring.web.pages.accounts import forms


@page(Permission.ACCOUNTS_MANAGE)
@require_http_methods(["GET", "POST"])
def every(request: HttpRequest) -> HttpResponse:
    """All accounts, and the form for a new one."""
    typed, wrong = forms.Typed(), {}
    if request.method == "POST":
        typed, wrong = forms.read(request.POST, known.usernames())
        wrong = wrong or _made(request, typed)
        if not wrong:
            messages.success(request, _("Brugeren er oprettet."))
            return redirect("accounts")
    shown = {"accounts": known.every(), "typed": typed, "wrong": wrong, "roles": [(role.value, _(title)) for role, title in TITLES.items()]}
    return render(request, "pages/accounts/page.html", shown, status=422 if wrong else 200)


@page(Permission.ACCOUNTS_MANAGE)
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Let an account in no more; one cannot close one's own."""
    account = known.numbered(number)
    if account == request.user:
        messages.error(request, _("Du kan ikke lukke din egen bruger."))
    else:
        accounts.close(account=account, by=request.user)
        messages.success(request, _("Brugeren er lukket og kan ikke logge ind mere."))
    return redirect("accounts")


def _made(request: HttpRequest, typed: forms.Typed) -> dict[str, str]:
    """Make the account, or say what is wrong with its password."""
    try:
        accounts.make(
            username=typed.username,
            full_name=typed.full_name,
            role=Role(typed.role),
            password=typed.password,
            units=typed.unit_codes,
            caseworker=typed.caseworker,
            by=request.user,
        )
    except ValidationError as refusal:
        return {"adgangskode": " ".join(refusal.messages)}
    return {}
