"""Who may come in to the demo municipality: one invented person per role. The password is for all to see."""

from __future__ import annotations

from dataclasses import dataclass

PASSWORD = "forspring-demo-2026"  # opens nothing but invented data on this machine


@dataclass(frozen=True)
class Person:
    """One who may come in."""

    username: str
    full_name: str
    role: str
    units: tuple[str, ...] = ()
    caseworker: str = ""


PEOPLE = (
    Person("raadgiver", "Demo Rådgiver", "caseworker", ("RT",)),
    Person("teamleder", "Demo Teamleder", "team_leader", ("RT",)),
    Person("chef", "Demo Chef", "chief", ("Dagtilbud",)),
    Person("controller", "Demo Controller", "controller"),
    Person("data", "Demo Dataansvarlig", "data_steward"),
    Person("dpo", "Demo Databeskyttelse", "protection_officer"),
    Person("admin", "Demo Administrator", "administrator"),
)
