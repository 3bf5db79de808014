"""Deliveries: how new each source is, and that every row is accounted for."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from forspring.access import log
from forspring.access.log import Act
from forspring.access.permissions import Permission
from forspring.access.require import page
from forspring.pipeline import doubted
from forspring.publication.queries import publications

OLD = 45  # days after which a source's newest delivery is said to be old: a month and a half of a monthly delivery


@dataclass(frozen=True)
class Source:
    """A source's newest delivery."""

    name: str
    newest: date
    age: int
    read: int
    set_aside: int

    @property
    def is_old(self) -> bool:
        """Whether a delivery seems to be missing."""
        return self.age > OLD


@page(Permission.DELIVERIES_SEE)
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Every delivered file of the newest publication."""
    publication = publications.newest()
    accounts = publications.accounts(publication) if publication else []
    return render(
        request,
        "pages/deliveries/page.html",
        {
            "publication": publication,
            "accounts": accounts,
            "sources": _sources(accounts, localdate()),
            "limit": OLD,
            "doubted": doubted.newest(settings.DATA),
            "may_confirm": request.user.may(Permission.DELIVERIES_CONFIRM),
        },
    )


@page(Permission.DELIVERIES_SEE)
@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """The account of every row of every delivery, as a file that a Danish spreadsheet opens right."""
    publication = publications.newest()
    if publication is None:
        raise Http404
    text = StringIO()
    written = csv.writer(text, delimiter=";")
    written.writerow(("kilde", "leverance", "fil", "læst", "dubletter", "indlæst", "sat til side"))
    for one in publications.accounts(publication):
        written.writerow((one.source, f"{one.delivery:%d-%m-%Y}", one.file, one.read, one.duplicates, one.loaded, one.set_aside))
    log.record(Act.EXPORTED, by=request.user, about="leverancer", page="deliveries")
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="leverancer-{publication.number}.csv"'
    return answer


def _sources(accounts: Sequence[Any], today: date) -> list[Source]:
    found = []
    for name, of_source in groupby(accounts, key=lambda account: account.source):
        rows = list(of_source)
        newest = max(row.delivery for row in rows)
        now = [row for row in rows if row.delivery == newest]
        found.append(Source(name, newest, (today - newest).days, sum(row.read for row in now), sum(row.set_aside for row in now)))
    return found
