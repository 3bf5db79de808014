"""The registration guide: a question in four fields, answered from the mappings and the law."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.kernel.texts import _
from forspring.law import lists
from forspring.law import settings as local
from forspring.sources import declarations
from forspring.sources.declaration import Source
from forspring.web import days
from forspring.web.pages.guide.answer import Question, answer, of_nature


@page(Permission.FIGURES_SEE)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The question, and when it is asked, its answer."""
    declared = _declared(settings.SOURCES)
    options = {
        "faggruppe": [(one, _(one)) for one in _values(declared, "profession")],
        "aktivitet": [
            (one.activity, _(one.title)) for one in lists.activities() if any(_knows(source, one.activity) for source in declared)
        ],
        "karakter": [(one, _(one)) for one in _values(declared, "nature")],
    }
    asked = {name: request.GET.get(name, "") for name in options}
    asked = {name: value if value in dict(options[name]) else "" for name, value in asked.items()}
    typed, today = request.GET.get("dag", "").strip(), localdate()
    on = days.typed(typed, today) if typed else today
    wrong = {} if on else {"dag": _("Skriv dagen som fx 191126 eller 19-11-2026.")}
    if "aktivitet" in request.GET and not asked["aktivitet"]:
        wrong["aktivitet"] = _("Vælg, hvad der skal registreres.")
    shown = {
        "options": {name: [("", _("Vælg")) if name == "aktivitet" else ("", _("Ikke valgt")), *told] for name, told in options.items()},
        "asked": {**asked, "dag": typed},
        "wrong": wrong,
        "on": days.told(on) if on else "",
        "answer": None,
        "titles": {source.name: source.title for source in declared},
        "steps": {step: _(title) for step, title in lists.ladder().items()},
        "activities": {one.activity: _(one.title) for one in lists.activities()},
    }
    if on and asked["aktivitet"] and not wrong:
        shown |= _answered(Question(asked["aktivitet"], on, asked["faggruppe"], asked["karakter"]), declared)
    return render(request, "pages/guide/page.html", shown, status=422 if wrong else 200)


def _answered(question: Question, declared: Sequence[Source]) -> dict[str, Any]:
    folders = _folders(settings.SOURCES)
    told = answer(question, declared, local.registrations(*folders), local.read(*folders).equal_efforts)
    system = told.agreement.system if told.agreement else ""
    return {"answer": told, "instead": [] if told.first else of_nature(question.nature, system, declared, question.on)}


@cache
def _declared(own: Path | None) -> tuple[Source, ...]:
    """The sources; a new declaration is read when the server starts anew."""
    return declarations(own)


def _folders(own: Path | None) -> tuple[Path, ...]:
    return (own / "settings",) if own and (own / "settings").is_dir() else ()


def _knows(source: Source, activity: str) -> bool:
    return any(meaning.activity == activity for meaning in source.meanings)


def _values(declared: Sequence[Source], name: str) -> list[str]:
    """What a column of the name may say, in the order of its declaration."""
    fields = (field for source in declared for layout in source.layouts for file in layout.files for field in file.fields)
    return list(dict.fromkeys(value for field in fields if field.name == name for value in (field.values or {}).values()))
