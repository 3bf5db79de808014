"""The committee report: pick a period, explain what deviates, send it; afterwards it stands, and its files can be made again."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from forspring.access import log
from forspring.access.log import Act
from forspring.access.permissions import Permission
from forspring.access.require import page, require
from forspring.kernel.cpr import is_mentioned
from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _
from forspring.publication.actions import reports as written
from forspring.publication.queries import publications
from forspring.publication.queries import reports as known
from forspring.report import danish
from forspring.report.committee import lines, paper, sheet
from forspring.report.committee.lines import Content

LONGEST = 1_000


@page(Permission.FIGURES_SEE)
@require_http_methods(["GET", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """The reports that were sent, the drafts for those who write them, and a new one."""
    publication = publications.newest()
    periods = known.periods(publication) if publication else ()
    wrong = {}
    if request.method == "POST":
        require(request.user, Permission.REPORTS_WRITE)
        if publication and request.POST.get("periode") in periods:
            begun = written.begin(publication=publication, period=request.POST["periode"], by=request.user)
            return redirect("report", begun.pk)
        wrong = {"periode": _("Vælg en periode.")}
    writes = request.user.may(Permission.REPORTS_WRITE)
    shown = {
        "reports": [one for one in known.every() if one.sent_at or writes],
        "periods": [("", _("Vælg")), *((one, danish.period(one)) for one in periods)],
        "writes": writes,
        "wrong": wrong,
    }
    return render(request, "pages/reports/page.html", shown, status=422 if wrong else 200)


@page(Permission.FIGURES_SEE)
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, number: int) -> HttpResponse:
    """One report: its lines and, until it is sent, a box for each deviation."""
    one = _found(request, number)
    texts, wrong = dict(one.texts), {}
    if request.method == "POST":
        require(request.user, Permission.REPORTS_WRITE)
        texts = {name.removeprefix("tekst-"): text.strip() for name, text in request.POST.items() if name.startswith("tekst-")}
        wrong = _wrong(texts)
        if not wrong and (answer := _kept(request, one, texts, wrong)):
            return answer
    content = known.content(one)
    shown = {
        "report": one,
        "content": content,
        "texts": texts if one.sent_at is None else content.texts,
        "wrong": wrong,
        "rule": lines.rule(),
        "writes": one.sent_at is None and request.user.may(Permission.REPORTS_WRITE),
        "sends": request.user.may(Permission.REPORTS_SEND),
        "longest": LONGEST,
    }
    return render(request, "pages/reports/report.html", shown, status=422 if wrong else 200)


@page(Permission.FIGURES_SEE)
@require_safe
def pdf(request: HttpRequest, number: int) -> HttpResponse:
    """The report on paper."""
    return _file(request, number, paper.render, "application/pdf", "pdf")


@page(Permission.FIGURES_SEE)
@require_safe
def xlsx(request: HttpRequest, number: int) -> HttpResponse:
    """The report as a sheet."""
    return _file(request, number, sheet.render, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")


def _found(request: HttpRequest, number: int) -> Any:
    """The report; a draft is there only for those who write it."""
    one = known.numbered(number)
    if one.sent_at is None and not request.user.may(Permission.REPORTS_WRITE):
        raise Http404
    return one


def _wrong(texts: dict[str, str]) -> dict[str, str]:
    wrong = {
        f"tekst-{name}": _("Skriv højst {longest} tegn.").format(longest=LONGEST) for name, text in texts.items() if len(text) > LONGEST
    }
    return wrong | {f"tekst-{name}": _("Skriv ikke CPR-numre i en rapport.") for name, text in texts.items() if is_mentioned(text)}


def _kept(request: HttpRequest, one: Any, texts: dict[str, str], wrong: dict[str, str]) -> HttpResponse | None:
    """Keep what was typed, and send when that was asked; what hinders it is told, and nothing typed is lost."""
    try:
        written.write(report=one, texts=texts, by=request.user)
        if "send" not in request.POST:
            messages.success(request, _("Kladden er gemt."))
            return redirect("report", one.pk)
        written.send(report=one, content=known.content(one), at=now(), by=request.user)
    except WrongUseError as trouble:
        lacking = next((line.id for line in known.content(one).lines if line.deviation and not texts.get(line.id)), "")
        wrong[f"tekst-{lacking}"] = str(trouble)
        return None
    messages.success(request, _("Rapporten er sendt og gemt, som den er."))
    return redirect("report", one.pk)


def _file(request: HttpRequest, number: int, made: Callable[[Content], bytes], kind: str, ending: str) -> HttpResponse:
    one = _found(request, number)
    told = made(known.content(one))
    digest = getattr(one, f"{ending}_digest")
    log.record(Act.EXPORTED, by=request.user, about=f"{one.period} {one.pk} {ending}", page="reports")
    answer = HttpResponse(told, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="udvalgsrapport-{one.period}-{one.pk}.{ending}"'
    answer.headers["X-Same-As-Sent"] = "" if not digest else "yes" if sha256(told).hexdigest() == digest else "no"
    return answer
