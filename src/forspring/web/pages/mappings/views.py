"""The mapping tables of the sources as they are declared, and the values that were seen and are not in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.casework.queries import findings
from forspring.kernel.texts import _
from forspring.law import lists
from forspring.law.naming import named
from forspring.sources import declarations
from forspring.sources.declaration import Meaning, Source

UNKNOWN = "unknown_code"


@dataclass(frozen=True)
class Mapped:
    """What one of a source's own values stands for, in words."""

    value: str
    activity: str
    step: str
    nature: str
    before: Sequence[str]
    now: Sequence[str]
    valid_from: date | None
    last_day: date | None


@page(Permission.DELIVERIES_SEE)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Each source's mapping, and what was seen that is not in a list of known values."""
    declared = declarations(settings.SOURCES)
    activities = {one.activity: _(one.title) for one in lists.activities()}
    sources = [(source, [_mapped(meaning, activities) for meaning in source.meanings]) for source in declared if source.meanings]
    shown = {"sources": sources, "without": _without(declared), "unknown": findings.said(UNKNOWN), "code": UNKNOWN}
    return render(request, "pages/mappings/page.html", shown)


def _mapped(meaning: Meaning, activities: dict[str, str]) -> Mapped:
    step = lists.ladder().get(meaning.step, "") if meaning.step else ""
    return Mapped(
        meaning.value,
        activities.get(meaning.activity, meaning.activity),
        f"{meaning.step}: {_(step)}" if meaning.step else "",
        _(meaning.nature) if meaning.nature else "",
        _paragraphs(meaning.provision_sel),
        _paragraphs(meaning.provision_bl),
        meaning.valid_from,
        meaning.last_day,
    )


def _paragraphs(written: str | None) -> list[str]:
    return [named(provision) for provision in (written or "").split("|") if provision]


def _without(declared: Sequence[Source]) -> list[str]:
    """The sources that have no values to translate."""
    return [source.title for source in declared if not source.meanings]
