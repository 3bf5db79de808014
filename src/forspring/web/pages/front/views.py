"""Where one lands, whether the server lives, and what is said when a page cannot be shown."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from forspring.access.permissions import Permission
from forspring.access.require import EVERYBODY, LOGGED_IN, page
from forspring.kernel.texts import _
from forspring.publication.queries import publications


@page(LOGGED_IN)
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The first page that an account's role has use for."""
    if request.user.may(Permission.FIGURES_SEE):
        return redirect("overview")
    return render(request, "pages/front/page.html")


@page(EVERYBODY)
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the process answers."""
    return JsonResponse({"status": "ok"})


@page(EVERYBODY)
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Whether the tables can be read, and which day the newest publication tells of."""
    connection.ensure_connection()
    newest = publications.newest()
    return JsonResponse({"status": "ok", "as_of": newest.as_of.isoformat() if newest else None})


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A page that the account may not open."""
    return _told(
        request,
        403,
        _("Du har ikke adgang til siden"),
        _("Din rolle giver ikke adgang. Tal med din leder, hvis du skal bruge siden i dit arbejde."),
    )


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A page that is not there."""
    return _told(request, 404, _("Siden findes ikke"), _("Adressen er måske skrevet forkert, eller siden er flyttet. Brug menuen."))


def broken(request: HttpRequest) -> HttpResponse:
    """A page that failed."""
    return _told(
        request, 500, _("Noget gik galt"), _("Siden kunne ikke vises. Fejlen er noteret uden personoplysninger. Prøv igen om lidt.")
    )


def _told(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    return render(request, "pages/front/told.html", {"title": title, "sentence": sentence}, status=status)
