"""Which accounts there are."""

from __future__ import annotations

from collections.abc import Sequence

from forspring.access.models import Account


def usernames() -> set[str]:
    """The names that are taken."""
    return set(Account.objects.values_list("username", flat=True))


def every() -> Sequence[Account]:
    """All accounts, the open ones first."""
    return list(Account.objects.order_by("-is_active", "full_name", "username"))
