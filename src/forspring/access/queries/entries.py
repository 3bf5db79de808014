"""The log as those who answer for it read it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.utils.timezone import datetime, get_current_timezone

from forspring.access.models import Account, Entry

ON_A_PAGE = 50


def found(*, act: str, username: str, person: str, first: date | None, last: date | None, page: str) -> Page:
    """A page of the entries that fit, the newest first; what is blank is not asked about."""
    entries = Entry.objects.select_related("by")
    told = {"act": act, "by__username": username, "person": person}
    entries = entries.filter(**{name: value for name, value in told.items() if value})
    if first:
        entries = entries.filter(at__gte=_begins(first))
    if last:
        entries = entries.filter(at__lt=_begins(last + timedelta(days=1)))
    return Paginator(entries, ON_A_PAGE).get_page(page)


def _begins(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=get_current_timezone())


def looks(persons: Collection[str]) -> Sequence[Entry]:
    """Every act about a child, under whichever of its keys, oldest first."""
    return list(Entry.objects.select_related("by").filter(person__in=persons).order_by("at", "id"))


def roles(usernames: Collection[str]) -> dict[str, str]:
    """The role of each account, by its username."""
    return dict(Account.objects.filter(username__in=usernames).values_list("username", "role"))
