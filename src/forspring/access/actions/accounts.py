"""Accounts are made, changed and closed; they are never deleted, for the log names them."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from forspring.access import log
from forspring.access.log import Act
from forspring.access.models import Account
from forspring.access.permissions import Permission, Role
from forspring.access.require import require


@transaction.atomic
def make(
    *, username: str, full_name: str, role: Role, password: str, units: Sequence[str] = (), caseworker: str = "", by: Account | None
) -> Account:
    """Make an account. The first one of an installation is made by the system itself."""
    require(by, Permission.ACCOUNTS_MANAGE)
    account = Account(username=username, full_name=full_name, role=role, units=list(units), caseworker=caseworker)
    validate_password(password, account)
    account.set_password(password)
    account.full_clean(exclude=["password"])
    account.save()
    log.record(Act.ACCOUNT_MADE, by=by, about=username)
    return account


@transaction.atomic
def change(*, account: Account, role: Role, units: Sequence[str], caseworker: str, by: Account | None) -> None:
    """Give an account another role or scope."""
    require(by, Permission.ACCOUNTS_MANAGE)
    account.role, account.units, account.caseworker = role, list(units), caseworker
    account.full_clean(exclude=["password"])
    account.save()
    log.record(Act.ACCOUNT_CHANGED, by=by, about=account.username)


@transaction.atomic
def close(*, account: Account, by: Account | None) -> None:
    """Let an account in no more."""
    require(by, Permission.ACCOUNTS_MANAGE)
    account.is_active = False
    account.save(update_fields=["is_active"])
    log.record(Act.ACCOUNT_CLOSED, by=by, about=account.username)
