"""Runs: start one, see how far it has come, see what became of the rows, and publish it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.casework.actions import errands
from forspring.casework.queries import errands as asked
from forspring.kernel.texts import _
from forspring.pipeline import results
from forspring.web import days

AGAIN = "2"  # seconds until a page that waits looks again


@dataclass(frozen=True)
class Shown:
    """An errand in words."""

    id: int
    what: str
    who: str
    errand: Any


@page(Permission.RUNS_START)
@require_http_methods(["GET", "POST"])
def runs(request: HttpRequest) -> HttpResponse:
    """Ask for a run, and see those that were asked for."""
    typed = request.POST.get("dag", "")
    wrong = {}
    if request.method == "POST":
        as_of = days.typed(typed, localdate())
        if as_of is None or as_of > localdate():
            wrong = {"dag": _("Skriv opgørelsesdagen som fx 31-10-2026; den kan ikke ligge efter i dag.")}
        else:
            errand = errands.ask(kind="run", wanted={"as_of": as_of.isoformat()}, by=request.user)
            return redirect("run", errand.pk)
    known = [_shown(errand) for errand in asked.newest("run", "publish")]
    shown = render(
        request,
        "pages/runs/page.html",
        {"known": known, "wrong": wrong, "typed": typed or f"{localdate():%d-%m-%Y}", "may_publish": request.user.may(Permission.PUBLISH)},
        status=422 if wrong else 200,
    )
    if any(one.errand.state in ("waiting", "going") for one in known):
        shown.headers["Refresh"] = AGAIN
    return shown


@page(Permission.RUNS_START)
@require_safe
def run(request: HttpRequest, number: int) -> HttpResponse:
    """One run: how far it has come, or what became of the rows and the ten figures."""
    errand = asked.numbered("run", number)
    summary = results.summary(settings.DATA, errand.outcome["run"]) if errand.state == "done" else None
    shown = render(
        request,
        "pages/runs/run.html",
        {"one": _shown(errand), "errand": errand, "summary": summary, "may_publish": request.user.may(Permission.PUBLISH)},
    )
    if errand.state in ("waiting", "going"):
        shown.headers["Refresh"] = AGAIN
    return shown


@page(Permission.PUBLISH)
@require_POST
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Let a run's figures out."""
    errand = asked.numbered("run", number)
    if errand.state == "done":
        errands.ask(kind="publish", wanted={"run": errand.outcome["run"]}, by=request.user)
    return redirect("runs" if request.user.may(Permission.RUNS_START) else "front")


def _shown(errand: Any) -> Shown:
    what = {
        "run": lambda: _("Kørsel pr. {day}").format(day=days.told(date.fromisoformat(errand.wanted["as_of"]))),
        "publish": lambda: _("Offentliggørelse"),
    }[errand.kind]()
    return Shown(errand.pk, what, errand.asked_by.full_name if errand.asked_by else _("Systemet"), errand)
