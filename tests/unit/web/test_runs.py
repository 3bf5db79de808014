"""Runs from the page: asked for, done by the worker, and published only by who may."""

from __future__ import annotations

import pytest
from tests.application import text

from forspring.access.permissions import Role
from forspring.casework.actions import errands
from forspring.casework.models import Errand

pytestmark = pytest.mark.django_db


def asked(client, day="2026-10-31"):
    return client.post("/koersler/", {"dag": day})


def test_a_run_is_asked_for_and_waits(as_role):
    client = as_role(Role.DATA_STEWARD)
    shown = client.get(asked(client).url)
    assert "Venter" in text(shown)
    assert shown.headers["Refresh"] == "2"


@pytest.mark.parametrize("day", ["i går", "2999-01-01", ""])
def test_a_day_that_is_none_or_not_yet_is_told(as_role, day):
    answer = asked(as_role(Role.DATA_STEWARD), day)
    assert answer.status_code == 422
    assert 'id="fejl-dag"' in answer.content.decode()


def test_a_run_that_failed_says_why(as_role):
    client = as_role(Role.DATA_STEWARD)
    address = asked(client).url
    errands.end(errand=errands.take(by=None), outcome={"sentence": "Der er ingen leverancer."}, is_done=False, by=None)
    assert "Kunne ikke udføres Der er ingen leverancer." in text(client.get(address))


def test_only_a_finished_run_is_published(as_role):
    client = as_role(Role.DATA_STEWARD)
    address = asked(client).url
    client.post(f"{address}offentliggoer/")
    assert Errand.objects.filter(kind="publish").count() == 0
    errands.end(errand=errands.take(by=None), outcome={"run": "abc"}, is_done=True, by=None)
    client.post(f"{address}offentliggoer/")
    assert Errand.objects.get(kind="publish").wanted == {"run": "abc"}


def test_who_may_start_runs_may_not_therefore_publish(as_role):
    client = as_role(Role.ADMINISTRATOR)
    address = asked(client).url
    errands.end(errand=errands.take(by=None), outcome={"run": "abc"}, is_done=True, by=None)
    assert client.post(f"{address}offentliggoer/").status_code == 403
