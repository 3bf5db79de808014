"""What the members of the breakdowns are called."""

from __future__ import annotations

from functools import cache

from forspring.kernel.texts import _
from forspring.law import lists

SYSTEMS = {"dubu": "DUBU", "esdh": "ESDH", "novax": "Novax"}
SOURCES = SYSTEMS | {
    "organisation": "Organisation",
    "cpr": "CPR",
    "oekonomi": "Økonomi",
    "befolkning": "Befolkning",
    "forspring": "Forspring",
}
# fmt: off
MEMBERS = {
    "kind": {"registered": "Registreret", "equal": "Ligestillet"},
    "component": {"number": "Kendt nummer", "activity": "Kendt aktivitet", "unit": "Kendt udførende enhed"},
    "event": {"first_record": "Første registrering", "first_notification": "Første underretning", "first_effort": "Første indsats"},
    "move": {"up": "Op ad trappen", "down": "Ned ad trappen", "same": "Samme trin", "entry": "Ny på trappen", "exit": "Ude af trappen"},
    "line": {"original": "Oprindeligt budget", "corrected": "Korrigeret budget", "spent": "Forbrug", "expected": "Forventet regnskab", "deviation": "Afvigelse"},
    "variant": {"children": "Børn underrettet om"},
    "sex": {"K": "Piger og kvinder", "M": "Drenge og mænd"},
    "months": {"6": "6 måneder", "12": "12 måneder", "24": "24 måneder"},
}
# fmt: on


def member(dimension: str, value: str) -> str:
    """The member's name in the report."""
    if value == "ukendt":
        return _("Ukendt")
    if dimension in ("source", "systems"):
        return " + ".join(SOURCES.get(system, system) for system in value.split("+"))
    if dimension == "age_band":
        return _("Ufødte") if value == "ufødt" else _("{band} år").format(band=value.replace("-", "\u2013"))
    named = {"activity": activities, "notifier": notifiers}.get(dimension)
    known = named() if named else MEMBERS.get(dimension, {})
    return _(known[value]) if value in known else value


@cache
def activities() -> dict[str, str]:
    """The Danish names of the activities."""
    return {activity.activity: activity.title for activity in lists.activities()}


@cache
def notifiers() -> dict[str, str]:
    """The Danish names of Statistics Denmark's notifier codes."""
    return {notifier.code: notifier.title for notifier in lists.notifiers()}
