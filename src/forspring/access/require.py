"""Permission comes first: in an action by `require`, on a page by `page`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from forspring.access.models import Account
from forspring.access.permissions import Permission

View = Callable[..., HttpResponse]
SYSTEM: Final = None  # the one who acts when no person does: a job, the command line
EVERYBODY: Final = "everybody"  # also who has not logged in
LOGGED_IN: Final = "logged_in"


def require(by: Account | None, permission: Permission) -> None:
    """Refuse who lacks the permission; the system itself is who started the command."""
    if by is not SYSTEM and not by.may(permission):
        raise PermissionDenied


def page(needs: Permission | str) -> Callable[[View], View]:
    """Declare what a page asks for; a page that declares nothing fails a test, and is not shown."""

    def declared(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if needs != EVERYBODY and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if isinstance(needs, Permission):
                require(request.user, needs)
            return view(request, *arguments, **named)

        guarded.needs = needs  # type: ignore[attr-defined]
        return guarded

    return declared
