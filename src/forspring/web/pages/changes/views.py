"""Why a figure moved: the question, the wait while the worker finds out, and the parts that add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.casework.actions import errands
from forspring.casework.queries import errands as asked
from forspring.indicators.catalogue import catalogue
from forspring.kernel.texts import _
from forspring.pipeline.compare import Part
from forspring.publication.queries import publications
from forspring.web.pages.changes import question, reasons

AGAIN = "2"  # seconds until a page that waits looks again


@dataclass(frozen=True)
class Told:
    """What a reader may see of one measure; numbers that are hidden are None."""

    measure: str
    before: int | None
    after: int | None
    parts: tuple[Part, ...]


@page(Permission.CHANGES_SEE)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Pick a figure, a period and two deliveries."""
    days = publications.delivery_days()
    wanted = question.read(request.POST if request.method == "POST" else request.GET.dict(), days)
    if request.method == "POST" and not wanted.wrong:
        errand = errands.ask(kind="why", wanted=wanted.wanted, by=request.user)
        return redirect("changes_answer", errand.pk)
    chosen = {
        "question": wanted,
        "wrong": dict(wanted.wrong) if request.method == "POST" else {},
        "days": days,
        "indicators": sorted(((one.id, _(one.title)) for one in catalogue().values()), key=lambda pair: pair[1].casefold()),
        "recent": [(one, question.named(one.wanted)) for one in asked.newest("why")[:10]],
    }
    return render(request, "pages/changes/page.html", chosen, status=422 if chosen["wrong"] else 200)


@page(Permission.CHANGES_SEE)
@require_safe
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """The answer, or how far the worker has come with it."""
    errand = asked.numbered("why", number)
    sees_rows = request.user.may(Permission.PERSONS_SEE)
    told = [_told(measure, errand.wanted, sees_rows=sees_rows) for measure in (errand.outcome or {}).get("measures", ())]
    shown = render(
        request,
        "pages/changes/answer.html",
        {"errand": errand, "named": question.named(errand.wanted), "told": told, "titles": reasons.titles(), "sees_rows": sees_rows},
    )
    if errand.state in ("waiting", "going"):
        shown.headers["Refresh"] = AGAIN
    return shown


def _told(measure: dict[str, Any], wanted: dict[str, str], *, sees_rows: bool) -> Told:
    parts = tuple(Part(*part) for part in measure["parts"])
    if sees_rows:
        return Told(measure["measure"], measure["before"], measure["after"], parts)
    threshold = publications.threshold()
    if publications.is_withheld(wanted["indicator"], wanted["period"]) or _is_small(measure, threshold):
        return Told(measure["measure"], None, None, ())
    return Told(measure["measure"], measure["before"], measure["after"], reasons.coarse(parts, threshold))


def _is_small(measure: dict[str, Any], threshold: int) -> bool:
    return any(0 < measure[side] < threshold for side in ("before", "after"))
