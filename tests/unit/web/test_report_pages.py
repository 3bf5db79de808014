"""The pages of the committee report."""

from __future__ import annotations

import pytest
from tests.application import figure, publish, text

from forspring.access.permissions import Role
from forspring.publication.models import Report

pytestmark = pytest.mark.django_db

FIGURES = (figure("courses_started", "2025", 60.0), figure("courses_started", "2024", 48.0))
WHY = "Et nyt forældrekursus begyndte i august."


@pytest.fixture
def address(as_role) -> str:
    publish(rows=FIGURES)
    return as_role(Role.CONTROLLER).post("/rapporter/", {"periode": "2025"}).url


def test_a_controller_writes_and_a_chief_sends(as_role, address):
    chief = as_role(Role.CHIEF)
    assert "afvigelse" in text(chief.get(address))
    chief.post(address, {"tekst-courses_started": WHY})
    assert WHY in text(chief.get(address))
    chief.post(address, {"tekst-courses_started": WHY, "send": "1"})
    shown = text(as_role(Role.TEAM_LEADER).get(address))
    assert "Sendt" in shown
    assert WHY in shown
    assert "Gem kladden" not in shown


def test_a_text_that_lacks_hinders_the_sending_and_nothing_typed_is_lost(as_role):
    publish(rows=(*FIGURES, figure("courses_ended", "2025", 60.0), figure("courses_ended", "2024", 40.0)))
    chief = as_role(Role.CHIEF)
    address = chief.post("/rapporter/", {"periode": "2025"}).url
    answer = chief.post(address, {"tekst-courses_started": WHY, "send": "1"})
    assert answer.status_code == 422
    assert "Forløb afsluttet" in answer.content.decode()
    assert WHY in answer.content.decode()
    assert Report.objects.get().texts["courses_started"] == WHY


def test_a_controller_cannot_send(as_role):
    publish(rows=FIGURES)
    controller = as_role(Role.CONTROLLER)
    address = controller.post("/rapporter/", {"periode": "2025"}).url
    assert controller.post(address, {"tekst-courses_started": WHY, "send": "1"}).status_code == 403
    assert Report.objects.get().sent_at is None


def test_a_draft_is_not_there_for_those_who_do_not_write(as_role, address):
    leader = as_role(Role.TEAM_LEADER)
    assert [leader.get(one).status_code for one in (address, f"{address}rapport.pdf", f"{address}rapport.xlsx")] == [404, 404, 404]
    assert leader.post("/rapporter/", {"periode": "2025"}).status_code == 403
    assert "Kladde" not in text(leader.get("/rapporter/"))


def test_a_civil_number_is_not_kept_in_a_report(as_role, address):
    answer = as_role(Role.CHIEF).post(address, {"tekst-courses_started": "Sagen om 010203-1234"})
    assert answer.status_code == 422
    assert Report.objects.get().texts == {}


def test_a_sent_report_is_handed_out_as_it_was_sent(as_role, address):
    chief = as_role(Role.CHIEF)
    chief.post(address, {"tekst-courses_started": WHY, "send": "1"})
    for ending in ("pdf", "xlsx"):
        handed = chief.get(f"{address}rapport.{ending}")
        assert handed.headers["X-Same-As-Sent"] == "yes"
        assert f".{ending}" in handed.headers["Content-Disposition"]


def test_a_period_must_be_one_that_there_is(as_role):
    publish(rows=FIGURES)
    assert as_role(Role.CHIEF).post("/rapporter/", {"periode": "1899"}).status_code == 422
