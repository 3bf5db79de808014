"""From a figure to a child and back to the citizen: who may look, with which purpose, and what the log tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from forspring.access.models import Entry
from forspring.access.permissions import Role
from forspring.pipeline import behind, facts, identities
from forspring.pipeline.facts import Facts
from tests.application import publish, text

AS_OF = date(2026, 10, 31)
WHY = {"formaal": "handover", "uddyb": "Dækker for en kollega i ferien"}
ROWS = "/noegletal/children_active/raekker/?periode=2026-10-31"


@pytest.fixture
def known(kept: tuple[Path, str], settings: Any, db: None) -> Iterator[Facts]:
    """The facts behind the newest publication."""
    settings.DATA, run = kept
    publish(run=run)
    opened = facts.opened(settings.DATA, run)
    yield opened
    opened.engine.close()


def persons(known: Facts, *own: str) -> tuple[list[str], list[str]]:
    """Children in the team's units, and those outside."""
    behind.own_persons(known.engine, AS_OF, own)
    mine = [one for (one,) in known.engine.rows("select person from own_persons order by person")]
    others = known.engine.rows("select distinct person from traces where person not in (select person from own_persons) order by person")
    return mine, [one for (one,) in others]


@pytest.fixture
def leader(as_role: Any, known: Facts) -> Client:
    """The leader of the counselling team."""
    return as_role(Role.TEAM_LEADER, units=["RT"])


def looks(**about: str) -> list[Entry]:
    return list(Entry.objects.filter(**about).exclude(act__in=("account_made", "published")))


def test_a_child_of_ones_own_unit_is_shown_and_the_look_is_one_entry(leader: Client, known: Facts):
    mine, _others = persons(known, "RT")
    shown = text(leader.post("/barn/", {"barn": mine[0]}))
    assert "Tidslinje" in shown
    assert "-XXXX" in shown
    (entry,) = looks()
    assert (entry.act, entry.person, entry.purpose) == ("person_seen", mine[0], "")


def test_a_decision_calls_a_row_what_linkage_calls_it(known: Facts, settings: Any):
    mine, _others = persons(known, "RT")
    called = {person: {f"P{one.appearance}" for one in identities.mentions(settings.DATA, known, person)} for person in mine}
    assert [person for person, names in called.items() if person not in names] == []
    assert len(mine) > 5


def test_a_child_outside_ones_units_is_not_shown_without_a_purpose(leader: Client, known: Facts):
    _mine, others = persons(known, "RT")
    answer = leader.post("/barn/", {"barn": others[0]})
    assert answer.status_code == 403
    assert "Tidslinje" not in answer.content.decode()
    assert leader.post("/barn/", {"barn": others[0], "formaal": "case", "uddyb": "kort"}).status_code == 403
    assert looks() == []


def test_a_purpose_opens_the_child_and_stands_in_the_log(leader: Client, known: Facts):
    _mine, others = persons(known, "RT")
    assert "Tidslinje" in text(leader.post("/barn/", {"barn": others[0], **WHY}))
    (entry,) = looks()
    assert entry.purpose == "Jeg overtager eller dækker en kollegas sag: Dækker for en kollega i ferien"


def test_the_civil_number_is_shown_when_asked_for_and_that_is_logged(leader: Client, known: Facts, settings: Any):
    person = next(one for one in persons(known, "RT")[0] if identities.identity(identities.mentions(settings.DATA, known, one)).number)
    number = identities.identity(identities.mentions(settings.DATA, known, person)).number
    assert number[6:] not in text(leader.post("/barn/", {"barn": person})).split("Tidslinje")[0]
    assert f"{number[:6]}-{number[6:]}" in text(leader.post("/barn/", {"barn": person, "vis_cpr": "1"}))
    assert [entry.about for entry in reversed(looks())] == ["", "cpr"]


def test_a_child_is_found_by_its_civil_number_and_an_unknown_one_is_told_of(leader: Client, known: Facts, settings: Any):
    person = next(one for one in persons(known, "RT")[0] if identities.identity(identities.mentions(settings.DATA, known, one)).number)
    number = identities.identity(identities.mentions(settings.DATA, known, person)).number
    assert "Tidslinje" in text(leader.post("/barn/", {"cpr": f"{number[:6]}-{number[6:]}"}))
    missing = leader.post("/barn/", {"cpr": "010101-0000"})
    assert missing.status_code == 404
    assert "Ingen af de tre systemer" in missing.content.decode()
    assert len(looks()) == 1


def test_the_rows_behind_a_figure_are_ones_own_until_a_purpose_is_told(leader: Client, known: Facts):
    mine = set(persons(known, "RT")[0])
    shown = text(leader.get(ROWS))
    assert "Rækker uden for dine enheder" in shown
    assert {entry.person for entry in looks()} <= mine
    assert leader.post(ROWS, {"formaal": "", "uddyb": ""}).status_code == 422
    assert "Rækker uden for dine enheder" not in text(leader.post(ROWS, WHY))
    assert {entry.person for entry in looks() if entry.purpose} - mine


@pytest.mark.parametrize("role", [Role.CHIEF, Role.CONTROLLER, Role.DATA_STEWARD, Role.PROTECTION_OFFICER, Role.ADMINISTRATOR])
def test_who_may_not_see_persons_sees_neither_rows_nor_child(as_role: Any, known: Facts, role: Role):
    browser, (mine, _others) = as_role(role, units=["RT"]), persons(known, "RT")
    assert browser.get(ROWS).status_code == 403
    assert browser.post("/barn/", {"barn": mine[0], **WHY}).status_code == 403
    assert looks() == []


def test_a_figure_about_staff_has_no_rows_to_show(leader: Client):
    answer = leader.get("/noegletal/caseload/raekker/?periode=2026-10-31")
    assert answer.status_code == 404
    assert "ingen rækker om børn" in answer.content.decode()


def test_a_publication_whose_rows_are_not_kept_is_told_of(as_role: Any, known: Facts):
    publish(number=2, run="0" * 24)
    answer = as_role(Role.CASEWORKER, units=["RT"]).get(ROWS)
    assert answer.status_code == 404
    assert "ikke gemt mere" in answer.content.decode()


def test_a_citizen_learns_who_looked_and_why_without_the_names_of_staff(leader: Client, as_role: Any, known: Facts, settings: Any):
    person = next(one for one in persons(known, "RT")[1] if identities.identity(identities.mentions(settings.DATA, known, one)).number)
    number = identities.identity(identities.mentions(settings.DATA, known, person)).number
    leader.post("/barn/", {"barn": person, **WHY})
    officer = as_role(Role.PROTECTION_OFFICER)
    shown = text(officer.post("/adgangslog/udtraek/", {"cpr": number}))
    assert "Dækker for en kollega i ferien" in shown
    assert "Teamleder" in shown
    assert "Prøve Person" not in shown.split("Hvem har set")[1]
    assert "CPR-nummeret er barnets" in shown
    handed = officer.post("/adgangslog/udtraek/", {"barn": person, "fil": "csv"})
    assert number not in handed.headers["Content-Disposition"]
    assert "Dækker for en kollega i ferien" in handed.content.decode("utf-8-sig")
    assert [entry.act for entry in reversed(looks(person=person))] == ["person_seen", "extract_made", "extract_made"]
    assert officer.post("/adgangslog/udtraek/", {"cpr": "123"}).status_code == 404
