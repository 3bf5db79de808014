"""What is typed about an account, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forspring.access.permissions import Role
from forspring.kernel.texts import _


@dataclass(frozen=True)
class Typed:
    """A form as it was typed; the password is not shown again."""

    username: str = ""
    full_name: str = ""
    role: str = ""
    units: str = ""
    caseworker: str = ""
    password: str = ""

    @property
    def unit_codes(self) -> list[str]:
        """The units and chief areas, typed with commas between."""
        return [unit.strip() for unit in self.units.split(",") if unit.strip()]


def read(form: Mapping[str, str], taken: set[str]) -> tuple[Typed, dict[str, str]]:
    """The form, and a sentence for each field that will not do."""
    fields = ("brugernavn", "navn", "rolle", "enheder", "initialer", "adgangskode")
    typed = Typed(*(form.get(name, "").strip() for name in fields))
    wrong = {}
    if not typed.username:
        wrong["brugernavn"] = _("Skriv et brugernavn.")
    elif typed.username in taken:
        wrong["brugernavn"] = _("Brugernavnet er taget.")
    if not typed.full_name:
        wrong["navn"] = _("Skriv personens navn.")
    if typed.role not in set(Role):
        wrong["rolle"] = _("Vælg en rolle.")
    return typed, wrong
