"""Deliveries: how new each source is, and that every row is accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from forspring.access.permissions import Permission
from forspring.access.require import page
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
        {"publication": publication, "accounts": accounts, "sources": _sources(accounts, localdate())},
    )


def _sources(accounts: list, today: date) -> list[Source]:
    found = []
    for name, of_source in groupby(accounts, key=lambda account: account.source):
        rows = list(of_source)
        newest = max(row.delivery for row in rows)
        now = [row for row in rows if row.delivery == newest]
        found.append(Source(name, newest, (today - newest).days, sum(row.read for row in now), sum(row.set_aside for row in now)))
    return found
