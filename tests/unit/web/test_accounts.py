"""Accounts are made and closed on a page, and never deleted."""

from __future__ import annotations

import pytest
from tests.application import PASSWORD, account, text

from forspring.access.models import Account, Entry
from forspring.access.permissions import Role
from forspring.jobs import application
from forspring.jobs.command import obey

pytestmark = pytest.mark.django_db
FORM = {"brugernavn": "ny", "navn": "Ny Person", "rolle": "chief", "enheder": "RT, Dagtilbud", "initialer": "", "adgangskode": PASSWORD}


def test_an_account_is_made_with_role_and_units(as_role):
    client = as_role(Role.ADMINISTRATOR)
    assert client.post("/brugere/", FORM).status_code == 302
    made = Account.objects.get(username="ny")
    assert (made.role, made.units) == ("chief", ["RT", "Dagtilbud"])
    assert Entry.objects.filter(act="account_made", about="ny").count() == 1
    assert "Ny Person" in text(client.get("/brugere/"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"brugernavn": ""}, "brugernavn"), ({"navn": ""}, "navn"), ({"rolle": "konge"}, "rolle"), ({"adgangskode": "kort"}, "adgangskode")],
)
def test_what_will_not_do_is_told_at_its_field_and_nothing_is_made(as_role, changed, field):
    answer = as_role(Role.ADMINISTRATOR).post("/brugere/", {**FORM, **changed})
    assert answer.status_code == 422
    assert f'id="fejl-{field}"' in answer.content.decode()
    assert not Account.objects.filter(username="ny").exists()


def test_a_name_is_given_once(as_role):
    client = as_role(Role.ADMINISTRATOR)
    client.post("/brugere/", FORM)
    assert client.post("/brugere/", FORM).status_code == 422


def test_a_closed_account_stays_for_the_log_and_is_not_let_in(as_role):
    other = account(Role.CHIEF)
    as_role(Role.ADMINISTRATOR).post(f"/brugere/{other.pk}/luk/")
    other.refresh_from_db()
    assert not other.is_active
    assert Entry.objects.filter(act="account_closed").count() == 1


def test_nobody_closes_the_own_account(as_role):
    client = as_role(Role.ADMINISTRATOR)
    own = Account.objects.get(role="administrator")
    client.post(f"/brugere/{own.pk}/luk/")
    own.refresh_from_db()
    assert own.is_active


def test_the_first_account_is_made_by_the_command(monkeypatch, tmp_path):
    monkeypatch.setattr(application, "start", lambda data: None)
    monkeypatch.setenv("FORSPRING_PASSWORD", PASSWORD)
    assert obey(["account", "leder", "En Leder", "--data", str(tmp_path)], language="da") == 0
    assert Account.objects.get(username="leder").role == "administrator"


def test_the_command_says_why_a_password_will_not_do(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(application, "start", lambda data: None)
    monkeypatch.setenv("FORSPRING_PASSWORD", "kort")
    assert obey(["account", "leder", "En Leder", "--data", str(tmp_path)], language="da") == 2
    assert "12 tegn" in capsys.readouterr().err
