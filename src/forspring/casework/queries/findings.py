"""Findings as the owners of sources work through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Q

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


@dataclass(frozen=True)
class Said:
    """A sentence about a field of a file, how many rows it is said of, and when it was last seen."""

    source: str
    file: str
    field: str
    message: str
    number: int
    last_seen_on: date


def said(code: str) -> Sequence[Said]:
    """What a check says of the rows that are open, each sentence once, the commonest first."""
    about = ("source", "file", "field", "message")
    rows = Finding.objects.filter(STATES["open"], code=code).order_by().values_list(*about)
    return [
        Said(*row)
        for row in rows.annotate(number=Count("pk"), newest=Max("last_seen_on")).order_by("source", "file", "-number", *about[2:])
    ]


def by_file(codes: Sequence[str]) -> Sequence[tuple[str, str, str, str, int]]:
    """Check, source, file, field and number of the findings of some checks that are open."""
    about = ("code", "source", "file", "field")
    rows = Finding.objects.filter(STATES["open"], code__in=codes).order_by().values_list(*about)
    return list(rows.annotate(number=Count("pk")).order_by(*about))


def counted() -> dict[str, int]:
    """How many findings there are of each state."""
    return Finding.objects.aggregate(**{state: Count("pk", filter=held) for state, held in STATES.items()})


def kinds() -> Sequence[tuple[str, str, int]]:
    """Source, check and number of those that are open, the commonest first."""
    rows = Finding.objects.filter(STATES["open"]).order_by().values_list("source", "code").annotate(number=Count("pk"))
    return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))
