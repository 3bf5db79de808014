"""What the child's page calls things: kinds of rows, ways of linking, deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from forspring.kernel.texts import _
from forspring.law import deadlines
from forspring.pipeline.timeline import Due


def kinds() -> Mapping[str, str]:
    """What a row of a system is."""
    return {
        "case": _("Sag"),
        "notification": _("Underretning"),
        "assessment": _("Undersøgelse"),
        "course": _("Forløb"),
        "follow_up": _("Opfølgning"),
        "activity": _("Aktivitet i journalen"),
        "contact": _("Kontakt med sundhedsplejen"),
    }


def ways() -> Mapping[str, str]:
    """Why a row is linked to the child."""
    return {
        "number": _("CPR-nummeret er barnets"),
        "replaced": _("CPR-nummeret har afløst eller er afløst af barnets"),
        "case": _("rækken hører til en sag, der er barnets"),
        "typo": _("CPR-nummeret er skrevet forkert; navn og adresse eller fødselsdag er barnets"),
        "register": _("navn og fødselsdag eller adresse er i CPR kun barnets"),
        "evidence": _("navn, fødselsdag og adresse ligner barnets så meget, at det er usandsynligt, at det er en anden"),
        "unborn": _("rækken er om et ufødt barn af samme mor"),
        "decision": _("et menneske har besluttet det"),
        "alone": _("rækken er ikke koblet til andre"),
    }


def authorities() -> Mapping[str, str]:
    """Who set a deadline."""
    return {"statute": _("Lovens frist"), "agreement": _("Aftalt frist"), "local": _("Kommunens egen frist")}


def titles() -> Mapping[str, str]:
    """What the deadlines are called."""
    return {rule.name: _(rule.title) for rule in deadlines.rules()}


def references(due: Due) -> str:
    """The paragraphs that a deadline rests on, and whether they have been verified."""
    told = []
    for rule in deadlines.rules():
        for one in rule.provisions if rule.name == due.rule else ():
            is_of_its_time = (one.valid_from or date.min) <= (due.starts_on or due.due_on) <= (one.last_day or date.max)
            if is_of_its_time and one.covers(due.provision, None):
                told.append(one.reference if one.verified else _("{reference} (ikke efterprøvet)").format(reference=one.reference))
    return "; ".join(dict.fromkeys(told))
