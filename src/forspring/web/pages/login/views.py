"""Coming in and going out."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forspring.access import log
from forspring.access.log import Act
from forspring.access.require import EVERYBODY, LOGGED_IN, page
from forspring.kernel.texts import LANGUAGES
from forspring.web.pages.login.forms import LoginForm
from forspring.web.speaking import COOKIE

TEMPLATE = "pages/login/page.html"


@page(EVERYBODY)
@never_cache
@require_http_methods(["GET", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """The log-in page."""
    following = request.POST.get("next") or request.GET.get("next", "")
    form = LoginForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        log.record(Act.LOGGED_IN, by=form.get_user())
        is_ours = url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()}, require_https=request.is_secure())
        return redirect(following if is_ours else reverse("front"))
    return render(request, TEMPLATE, {"form": form, "next": following, "is_locked": False}, status=200 if request.method == "GET" else 422)


def locked_out(request: HttpRequest, *_arguments: object, **_named: object) -> HttpResponse:
    """The log-in page when an account has failed too often."""
    return render(request, TEMPLATE, {"form": LoginForm(request), "next": "", "is_locked": True}, status=429)


@page(LOGGED_IN)
@require_POST
def go_out(request: HttpRequest) -> HttpResponse:
    """Leave; the session ends at once."""
    log.record(Act.LOGGED_OUT, by=request.user)
    logout(request)
    return redirect("login")


@page(EVERYBODY)
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Speak another language from here on."""
    chosen = request.POST.get("language", "")
    answer = redirect(
        request.POST.get("back")
        if str(request.POST.get("back", "")).startswith("/") and not str(request.POST.get("back")).startswith("//")
        else "front"
    )
    if chosen in LANGUAGES:
        if request.user.is_authenticated:
            request.user.language = chosen
            request.user.save(update_fields=["language"])
        answer.set_cookie(COOKIE, chosen, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer
