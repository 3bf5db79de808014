"""Which accounts there are."""

from __future__ import annotations

from collections.abc import Sequence

from django.shortcuts import get_object_or_404

from forspring.access.models import Account


def usernames() -> set[str]:
    """The names that are taken."""
    return set(Account.objects.values_list("username", flat=True))


def every() -> Sequence[Account]:
    """All accounts, the open ones first."""
    return list(Account.objects.order_by("-is_active", "full_name", "username"))


def numbered(number: int) -> Account:
    """The account with the number; one that is not there is a page that is not there."""
    return get_object_or_404(Account, pk=number)
