"""Data: deliveries are accounted for, and findings are worked off."""

from __future__ import annotations

import pytest
from tests.application import text
from tests.findings import finding, receive

from forspring.access.models import Account
from forspring.access.permissions import Role
from forspring.casework.models import Finding

pytestmark = pytest.mark.django_db


def test_every_file_is_told_with_what_became_of_its_rows(as_role, publication):
    shown = text(as_role(Role.CONTROLLER).get("/data/"))
    assert "dubu_sager DUBU 31-10-2026 100 0 99 1" in shown


def test_open_findings_are_told_with_place_and_words(as_role, publication):
    receive(finding(7))
    shown = text(as_role(Role.CONTROLLER).get("/data/fund/"))
    assert "DUBU, dubu_ydelser, række 7" in shown
    assert "31-02-2025, som ikke er en dato" in shown


def test_who_may_only_see_cannot_change(as_role, publication):
    receive(finding(7))
    client = as_role(Role.CONTROLLER)
    assert "Rettet i kilden</button>" not in client.get("/data/fund/").content.decode()
    assert client.post("/data/fund/aendr/", {"fund": [Finding.objects.get().pk], "gør": "mended"}).status_code == 403


def test_several_are_marked_as_mended_at_once(as_role, publication):
    receive(finding(7), finding(8))
    client = as_role(Role.DATA_STEWARD)
    client.post("/data/fund/aendr/", {"fund": [one.pk for one in Finding.objects.all()], "gør": "mended", "tilbage": "kilde=dubu"})
    assert set(Finding.objects.values_list("state", flat=True)) == {"mended"}


def test_what_is_right_as_it_stands_needs_a_reason(as_role, publication):
    receive(finding(7))
    client = as_role(Role.DATA_STEWARD)
    number = Finding.objects.get().pk
    client.post("/data/fund/aendr/", {"fund": [number], "gør": "accepted"})
    assert Finding.objects.get().state == "open"
    client.post("/data/fund/aendr/", {"fund": [number], "gør": "accepted", "kommentar": "Aftalt med DUBU"})
    assert Finding.objects.get().state == "accepted"


def test_findings_are_handed_to_who_may_work_with_them(as_role, publication):
    receive(finding(7))
    client = as_role(Role.DATA_STEWARD)
    leader = as_role(Role.TEAM_LEADER)
    to = Account.objects.get(role="team_leader")
    client.post("/data/fund/aendr/", {"fund": [Finding.objects.get().pk], "gør": "hand_out", "til": to.pk})
    assert "1 fund" in text(leader.get("/data/fund/", {"mine": "ja"}))
    assert "0 fund" in text(client.get("/data/fund/", {"mine": "ja"}))


def test_the_list_asks_the_database_a_fixed_number_of_times(as_role, publication, django_assert_max_num_queries):
    receive(*(finding(row) for row in range(200)))
    client = as_role(Role.DATA_STEWARD)
    with django_assert_max_num_queries(8):
        client.get("/data/fund/")
