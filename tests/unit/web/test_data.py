"""Data: deliveries are accounted for, and findings are worked off."""

from __future__ import annotations

import pytest
from tests.application import text
from tests.findings import finding, receive

from forspring import checks, linkage, sources
from forspring.access.models import Account, Entry
from forspring.access.permissions import Role
from forspring.casework.models import Finding
from forspring.web.pages.findings import kinds

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
    assert "1 fund" in text(leader.get("/data/fund/", {"ejer": to.pk}))
    assert "0 fund" in text(client.get("/data/fund/", {"ejer": "none"}))


def test_the_list_asks_the_database_a_fixed_number_of_times(as_role, publication, django_assert_max_num_queries):
    receive(*(finding(row) for row in range(200)))
    client = as_role(Role.DATA_STEWARD)
    with django_assert_max_num_queries(7):
        client.get("/data/fund/")


def test_findings_are_narrowed_by_how_grave_they_are(as_role, publication):
    receive(finding(7), finding(8, severity="set_aside", message="Rækken er lagt til side."))
    shown = text(as_role(Role.CONTROLLER).get("/data/fund/", {"alvor": "set_aside"}))
    assert "1 fund" in shown
    assert "Rækken er lagt til side." in shown


def test_the_gravest_come_first_when_asked_for(as_role, publication):
    receive(finding(7, message="Ret den."), finding(8, severity="set_aside", message="Lagt til side."))
    shown = text(as_role(Role.CONTROLLER).get("/data/fund/", {"sorter": "severity"}))
    assert shown.index("Lagt til side.") < shown.index("Ret den.")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("unreadable_date", "'…' er ikke en dato. Rækken er indlæst uden …. Ret den i kilden."),
        ("number_slip_home", "CPR-nummeret kendes ikke fra andre steder"),
        ("early_effort_without_number", "… siger ikke, hvilken af de fire tidlige indsatser der er givet."),
    ],
)
def test_a_check_that_is_chosen_says_what_it_is(as_role, publication, code, sentence):
    receive(finding(7, code=code))
    assert sentence in text(as_role(Role.CONTROLLER).get("/data/fund/", {"kontrol": code}))


def test_every_check_of_the_house_is_told():
    told = kinds.every()
    assert {*sources.TITLES, *linkage.TITLES, *(rule.code for rule in checks.catalogue())} == set(told)
    assert all(one.sentence and "{" not in one.sentence for one in told.values())


def test_findings_are_commented_and_keep_the_comment_when_they_are_closed_without_one(as_role, publication):
    receive(finding(7))
    client, number = as_role(Role.DATA_STEWARD), Finding.objects.get().pk
    client.post("/data/fund/aendr/", {"fund": [number], "gør": "comment", "kommentar": "Meldt til DUBU"})
    client.post("/data/fund/aendr/", {"fund": [number], "gør": "mended"})
    one = Finding.objects.get()
    assert (one.comment, one.state) == ("Meldt til DUBU", "mended")
    assert list(Entry.objects.filter(act="finding_changed").values_list("about", flat=True)[:2]) == [
        f"mended: 1 ({number})",
        f"comment: 1 ({number})",
    ]


def test_a_comment_holds_no_civil_number(as_role, publication):
    receive(finding(7))
    as_role(Role.DATA_STEWARD).post(
        "/data/fund/aendr/", {"fund": [Finding.objects.get().pk], "gør": "comment", "kommentar": "Det er 010119-1234"}
    )
    assert Finding.objects.get().comment == ""


def test_what_a_finding_says_is_shown_as_text(as_role, publication):
    receive(finding(7, message="<script>alert(1)</script>"))
    assert "<script>alert" not in as_role(Role.CONTROLLER).get("/data/fund/").content.decode()


def test_fifty_stand_on_a_page_and_the_filter_follows_to_the_next(as_role, publication):
    receive(*(finding(row) for row in range(60)))
    client = as_role(Role.CONTROLLER)
    first = client.get("/data/fund/", {"kilde": "dubu"}).content.decode()
    assert first.count('<th scope="row">') == 50
    assert "?kilde=dubu&amp;side=2" in first
    assert client.get("/data/fund/", {"kilde": "dubu", "side": "2"}).content.decode().count('<th scope="row">') == 10
