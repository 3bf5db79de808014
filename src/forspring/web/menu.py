"""The menu: what an account may open, at most seven words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from forspring.access.permissions import Permission
from forspring.kernel.texts import _


@dataclass(frozen=True)
class Item:
    """A word of the menu."""

    name: str
    address: str
    is_current: bool


#: What stands in the menu: the page, the permission it asks for.
PAGES = (
    ("overview", Permission.FIGURES_SEE),
    ("indicators", Permission.FIGURES_SEE),
    ("reports", Permission.FIGURES_SEE),
    ("child", Permission.PERSONS_SEE),
    ("changes", Permission.CHANGES_SEE),
    ("deliveries", Permission.DELIVERIES_SEE),
    ("runs", Permission.RUNS_START),
    ("guide", Permission.FIGURES_SEE),
    ("log", Permission.LOG_READ),
    ("accounts", Permission.ACCOUNTS_MANAGE),
)


def titles() -> dict[str, str]:
    """What the pages are called in the menu."""
    return {
        "overview": _("Overblik"),
        "indicators": _("Nøgletal"),
        "reports": _("Rapporter"),
        "child": _("Barn"),
        "changes": _("Hvorfor?"),
        "deliveries": _("Data"),
        "runs": _("Kørsler"),
        "guide": _("Vejviser"),
        "log": _("Adgangslog"),
        "accounts": _("Brugere"),
    }


def menu(request: HttpRequest) -> Sequence[Item]:
    """The words that the account may follow; a page that lies under another word is reached from there."""
    if not request.user.is_authenticated:
        return ()
    called = titles()
    items: list[Item] = []
    for page, needs in PAGES:
        address = reverse(page)
        if request.user.may(needs) and not any(address.startswith(item.address) for item in items):
            items.append(Item(called[page], address, request.path.startswith(address)))
    return items
