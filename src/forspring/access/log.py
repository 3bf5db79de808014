"""The log is written by one function, inside the transaction of the act that it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db import transaction

from forspring.access.models import Account, Entry


class Act(StrEnum):
    """What can be done that the log tells of."""

    LOGGED_IN = "logged_in"
    LOGGED_OUT = "logged_out"
    ACCOUNT_MADE = "account_made"
    ACCOUNT_CHANGED = "account_changed"
    ACCOUNT_CLOSED = "account_closed"
    PUBLISHED = "published"
    PERSON_SEEN = "person_seen"
    ROWS_SEEN = "rows_seen"
    LOG_READ = "log_read"
    EXTRACT_MADE = "extract_made"
    LINK_JOINED = "link_joined"
    LINK_KEPT_APART = "link_kept_apart"
    LINK_SEEN = "link_seen"
    DELIVERY_CONFIRMED = "delivery_confirmed"
    FINDING_CHANGED = "finding_changed"
    RUN_STARTED = "run_started"
    EXPORTED = "exported"
    REPORT_CHANGED = "report_changed"
    REPORT_SENT = "report_sent"


TITLES = {
    Act.LOGGED_IN: "Loggede ind",
    Act.LOGGED_OUT: "Loggede ud",
    Act.ACCOUNT_MADE: "Oprettede en bruger",
    Act.ACCOUNT_CHANGED: "Ændrede en bruger",
    Act.ACCOUNT_CLOSED: "Lukkede en bruger",
    Act.PUBLISHED: "Offentliggjorde tal",
    Act.PERSON_SEEN: "Så et barns oplysninger",
    Act.ROWS_SEEN: "Så rækkerne bag et tal",
    Act.LOG_READ: "Læste adgangsloggen",
    Act.EXTRACT_MADE: "Lavede et udtræk til en borger",
    Act.LINK_JOINED: "Koblede rækker sammen",
    Act.LINK_KEPT_APART: "Holdt rækker adskilt",
    Act.LINK_SEEN: "Så en tvivlsom kobling",
    Act.DELIVERY_CONFIRMED: "Godkendte en leverance",
    Act.FINDING_CHANGED: "Ændrede et fund",
    Act.RUN_STARTED: "Startede en kørsel",
    Act.EXPORTED: "Hentede en fil",
    Act.REPORT_CHANGED: "Skrev i en rapport",
    Act.REPORT_SENT: "Sendte en rapport",
}


@transaction.atomic
def record(act: Act, *, by: Account | None, persons: Iterable[str] = (), about: str = "", page: str = "", purpose: str = "") -> None:
    """Tell of an act; of one that touches several persons, one entry each."""
    keys = tuple(persons) or ("",)
    Entry.objects.bulk_create(Entry(by=by, act=act, person=key, about=about, page=page, purpose=purpose) for key in keys)
