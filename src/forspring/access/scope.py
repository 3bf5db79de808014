"""What an account has to do with: its units and chief areas, and the cases that stand under its caseworker."""

from __future__ import annotations

from forspring.access.models import Account


def of(account: Account) -> frozenset[str]:
    """The codes of the units, chief areas and caseworkers whose children the account works with."""
    return frozenset((*account.units, *((account.caseworker.strip().upper(),) if account.caseworker.strip() else ())))
