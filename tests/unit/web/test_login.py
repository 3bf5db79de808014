"""Coming in: with a name and a password, not too often in vain, and with the second factor where there is one."""

from __future__ import annotations

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.application import PASSWORD, account

from forspring.access.models import Entry
from forspring.access.permissions import Role

pytestmark = pytest.mark.django_db


def come_in(client, username, password=PASSWORD, **more):
    return client.post("/log-ind/", {"username": username, "password": password, **more})


def test_a_name_and_a_password_open_the_front_door_and_are_logged():
    one = account(Role.CHIEF)
    answer = come_in(Client(), one.username)
    assert (answer.status_code, answer.url) == (302, "/")
    assert list(Entry.objects.filter(by=one).values_list("act", flat=True)) == ["logged_in"]


def test_a_wrong_password_says_nothing_of_which_part_was_wrong():
    one = account(Role.CHIEF)
    answers = [come_in(Client(), name, "forkert").content.decode() for name in (one.username, "findes-ikke")]
    assert all("passer ikke sammen" in answer for answer in answers)


def test_after_five_failures_the_account_waits_even_with_the_right_password():
    one = account(Role.CHIEF)
    for _attempt in range(5):
        answer = come_in(Client(), one.username, "forkert")
    assert answer.status_code == 429
    assert come_in(Client(), one.username).status_code == 429


def test_an_address_of_elsewhere_is_not_followed():
    one = account(Role.CHIEF)
    assert come_in(Client(), one.username, next="https://elsewhere.example/").url == "/"
    assert come_in(Client(), one.username, next="/overblik/?enhed=RT").url == "/overblik/?enhed=RT"


def test_a_second_factor_is_asked_for_where_there_is_one():
    one = account(Role.CHIEF)
    device = TOTPDevice.objects.create(user=one, name="app")
    assert come_in(Client(), one.username).status_code == 422
    assert come_in(Client(), one.username, token="000000").status_code == 422
    device.throttle_reset()
    assert come_in(Client(), one.username, token=f"{totp(device.bin_key):06}").status_code == 302


def test_a_closed_account_is_not_let_in():
    one = account(Role.CHIEF)
    one.is_active = False
    one.save()
    assert come_in(Client(), one.username).status_code == 422


def test_going_out_is_logged_and_ends_the_session(as_role):
    client = as_role(Role.CHIEF)
    assert client.get("/log-af/").status_code == 405
    client.post("/log-af/")
    assert client.get("/overblik/").status_code == 302


def test_a_page_sends_its_security_headers():
    answer = Client().get("/log-ind/")
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
