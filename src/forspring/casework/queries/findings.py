"""Findings as the owners of sources work through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


#: In which order findings can be read; each ends in something unique, so that no page repeats another.
ORDERS: Mapping[str, Sequence[str]] = {
    "source": ("source", "code", "file", "row", "id"),
    "newest": ("-first_seen_on", "source", "file", "row", "id"),
    "oldest": ("first_seen_on", "source", "file", "row", "id"),
    "severity": ("-severity", "source", "code", "file", "row", "id"),
    "owner": ("handed_to__full_name", "source", "code", "file", "row", "id"),
}
NOBODY = "none"


@dataclass(frozen=True)
class Asked:
    """Which findings are asked for; what is blank is not asked about. The owner is an account's number, or nobody."""

    state: str = ""
    source: str = ""
    code: str = ""
    severity: str = ""
    owner: str = ""
    order: str = "source"


def found(asked: Asked, page: str) -> Page:
    """A page of the findings that fit."""
    told = {name: value for name in ("source", "code", "severity") if (value := getattr(asked, name))}
    findings = Finding.objects.select_related("handed_to").filter(STATES.get(asked.state, Q()), **told)
    if asked.owner == NOBODY:
        findings = findings.filter(handed_to=None)
    elif asked.owner:
        findings = findings.filter(handed_to=int(asked.owner))
    return Paginator(findings.order_by(*ORDERS[asked.order]), ON_A_PAGE).get_page(page)


def of_codes(codes: Sequence[str], *, state: str = "open") -> Sequence[Finding]:
    """The findings of some checks in a state, by source and file."""
    return list(Finding.objects.filter(STATES[state], code__in=codes).order_by("code", *ORDERS["source"]))


def counted() -> dict[str, int]:
    """How many findings there are of each state."""
    return Finding.objects.aggregate(**{state: Count("pk", filter=held) for state, held in STATES.items()})


def kinds() -> Sequence[tuple[str, str, int]]:
    """Source, check and number of those that are open, the commonest first."""
    rows = Finding.objects.filter(STATES["open"]).order_by().values_list("source", "code").annotate(number=Count("pk"))
    return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))
