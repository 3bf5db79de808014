"""Findings as the owners of sources work through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from forspring.casework.models import Finding

ON_A_PAGE = 50
STATES: Mapping[str, Q] = {
    "open": Q(is_there=True, state="open"),
    "again": Q(is_there=True, is_seen_again=True),
    "mended": Q(state="mended"),
    "accepted": Q(is_there=True, state="accepted"),
    "gone": Q(is_there=False, state="open"),
}


def found(*, state: str, source: str, code: str, mine: int | None, page: str) -> Page:
    """A page of the findings that fit; what is blank is not asked about."""
    findings = Finding.objects.select_related("handed_to").filter(STATES.get(state, Q()))
    told = {"source": source, "code": code, "handed_to": mine}
    return Paginator(findings.filter(**{name: value for name, value in told.items() if value}), ON_A_PAGE).get_page(page)


def counted() -> dict[str, int]:
    """How many findings there are of each state."""
    return Finding.objects.aggregate(**{state: Count("pk", filter=held) for state, held in STATES.items()})


def kinds() -> Sequence[tuple[str, str, int]]:
    """Source, check and number of those that are open, the commonest first."""
    rows = Finding.objects.filter(STATES["open"]).order_by().values_list("source", "code").annotate(number=Count("pk"))
    return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))
