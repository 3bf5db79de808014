"""Deliveries: old ones are said to be old, held ones and jumped profiles are confirmed by who may, with a reason."""

from __future__ import annotations

import json

import pytest
from django.utils.timezone import localdate
from tests.application import publish, text

from forspring.access.models import Entry
from forspring.access.permissions import Role
from forspring.pipeline import decisions
from forspring.sources.deliveries import Scope

pytestmark = pytest.mark.django_db
OCTOBER = "2026-10-31"
HELD, JUMPED = "dubu_sager", "dubu_ydelser"
ADDRESS = f"/data/bekraeft/dubu/{OCTOBER}/{HELD}/"
REASON = {"begrundelse": "Sagerne er lukket efter oprydning."}


@pytest.fixture
def data(settings, tmp_path):
    """A data folder whose newest run held one delivery and saw a code jump in another."""
    result = tmp_path / "results" / "abc"
    result.mkdir(parents=True)
    (tmp_path / "latest").write_text("abc")
    deliveries = [["dubu", OCTOBER, file, "abc", "full", str(Scope()), "None"] for file in (HELD, JUMPED)]
    (result / "record.json").write_text(json.dumps({"deliveries": deliveries, "as_of": OCTOBER}))
    (result / "findings.csv").write_text(
        "code,severity,source,delivery,file,row,field,message\n"
        f"delivery_held,mend,dubu,{OCTOBER},{HELD},,,Filen har 3 rækker.\n"
        f"profile_jump,mend,dubu,{OCTOBER},{JUMPED},,Type,Cool Kids er gået fra 10 % til 80 %.\n"
    )
    settings.DATA = tmp_path
    return tmp_path


def test_what_is_held_or_has_jumped_stands_on_top_with_the_reason(as_role, publication, data):
    shown = text(as_role(Role.CONTROLLER).get("/data/"))
    assert "DUBU 31-10-2026: dubu_sager er holdt tilbage fra at slette. Filen har 3 rækker." in shown
    assert "profilen af dubu_ydelser er sprunget. Cool Kids er gået fra 10 % til 80 %." in shown
    assert "og bekræft" not in shown


def test_a_held_delivery_is_confirmed_where_the_command_confirms_it(as_role, publication, data):
    client = as_role(Role.DATA_STEWARD)
    assert client.post(ADDRESS, REASON).url == "/data/"
    (decision,) = decisions.read(data)
    assert (decision.kind, decision.about["file"], decision.reason) == ("confirm_delivery", HELD, REASON["begrundelse"])
    entry = Entry.objects.get(act="delivery_confirmed")
    assert (entry.about, entry.purpose) == (f"dubu {OCTOBER} {HELD}", REASON["begrundelse"])
    assert "Bekræftet Det gælder fra næste kørsel." in text(client.get("/data/"))


def test_a_jump_is_confirmed_by_a_decision_of_its_own(as_role, publication, data):
    as_role(Role.DATA_STEWARD).post(f"/data/bekraeft/dubu/{OCTOBER}/{JUMPED}/", REASON)
    assert [one.kind for one in decisions.read(data)] == ["confirm_profile"]


def test_what_is_confirmed_is_not_confirmed_again(as_role, publication, data):
    client = as_role(Role.DATA_STEWARD)
    client.post(ADDRESS, REASON)
    assert "Bekræftet af" in text(client.post(ADDRESS, REASON))
    assert len(decisions.read(data)) == 1


@pytest.mark.parametrize("reason", ["", "ja", "Barnet 010119-1234 er lukket"])
def test_a_reason_is_needed_and_holds_no_civil_number(as_role, publication, data, reason):
    answer = as_role(Role.DATA_STEWARD).post(ADDRESS, {"begrundelse": reason})
    assert answer.status_code == 422
    assert 'id="fejl-begrundelse"' in answer.content.decode()
    assert decisions.read(data) == ()
    assert not Entry.objects.filter(act="delivery_confirmed").exists()


def test_who_may_not_confirm_does_not(as_role, publication, data):
    assert as_role(Role.TEAM_LEADER).post(ADDRESS, REASON).status_code == 403
    assert decisions.read(data) == ()


def test_a_delivery_that_is_not_held_has_no_page(as_role, publication, data):
    assert as_role(Role.DATA_STEWARD).get(f"/data/bekraeft/dubu/{OCTOBER}/dubu_opfoelgninger/").status_code == 404


@pytest.mark.parametrize(("days", "is_told"), [(45, False), (46, True)])
def test_a_source_is_said_to_be_old_after_forty_five_days(as_role, settings, tmp_path, days, is_told):
    settings.DATA = tmp_path
    publish(days=(f"{localdate().fromordinal(localdate().toordinal() - days)}",))
    assert (f"den nyeste leverance er {days} dage gammel" in text(as_role(Role.CHIEF).get("/data/"))) == is_told


def test_the_account_of_every_row_is_a_file_and_fetching_it_is_an_entry(as_role, publication):
    answer = as_role(Role.CONTROLLER).get("/data/leverancer.csv")
    assert answer.content.decode("utf-8-sig").splitlines()[1] == "dubu;31-10-2026;dubu_sager;100;0;99;1"
    assert Entry.objects.get(act="exported").about == "leverancer"


def test_the_page_asks_the_database_a_fixed_number_of_times(as_role, publication, data, django_assert_num_queries):
    client = as_role(Role.DATA_STEWARD)
    with django_assert_num_queries(4):
        client.get("/data/")
