"""Why a figure moved: the question is checked, the worker answers, and few are never told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.application import FIGURES, figure, publish, text

from forspring.access.permissions import Role
from forspring.casework.actions import errands
from forspring.casework.models import Errand
from forspring.pipeline.compare import Part
from forspring.web.pages.changes.reasons import OTHERS, coarse

QUESTION = {"tal": "courses_started", "periode": "2025", "fra": "2026-09-30", "til": "2026-10-31"}


@pytest.fixture
def delivered(db):
    """A publication that knows two deliveries."""
    return publish(days=("2026-09-30", "2026-10-31"))


def answer(*parts: list[object], before: int = 100, after: int = 120) -> None:
    """The worker's answer to the question."""
    errand = errands.take(by=None)
    assert errand is not None
    outcome = {"measures": [{"measure": "i alt", "before": before, "after": after, "parts": list(parts)}]}
    errands.end(errand=errand, outcome=outcome, is_done=True, by=None)


def test_a_question_waits_for_the_worker(as_role, delivered):
    client = as_role(Role.CHIEF)
    asked = client.post("/hvorfor/", QUESTION)
    waiting = client.get(asked.url)
    assert waiting.headers["Refresh"] == "2"
    assert "Svaret findes nu" in text(waiting)


def test_each_delivery_stands_once_to_choose(as_role, delivered):
    shown = as_role(Role.CHIEF).get("/hvorfor/").content.decode()
    assert shown.count('value="2026-09-30"') == shown.count('value="2026-10-31"') == 2


def test_the_same_question_is_asked_once(as_role, delivered):
    client = as_role(Role.CHIEF)
    assert client.post("/hvorfor/", QUESTION).url == client.post("/hvorfor/", QUESTION).url
    assert Errand.objects.count() == 1


def test_each_slip_is_told_at_its_field(as_role, delivered):
    answered = as_role(Role.CHIEF).post("/hvorfor/", {**QUESTION, "periode": "i fjor", "fra": "2020-01-01"})
    assert answered.status_code == 422
    shown = answered.content.decode()
    assert 'id="fejl-periode"' in shown
    assert 'id="fejl-fra"' in shown
    assert "2025" not in shown or 'value="i fjor"' in shown


def test_the_parts_are_told_and_add_up(as_role, delivered):
    client = as_role(Role.CHIEF)
    address = client.post("/hvorfor/", QUESTION).url
    answer(["new", 30, 0], ["ended", 0, 10])
    shown = text(client.get(address))
    assert "Nye i kilden +30 0 +30" in shown
    assert "Afsluttet siden 0 \u221210 \u221210" in shown


def test_few_are_told_together_to_who_may_not_see_rows(as_role, delivered):
    client = as_role(Role.CHIEF)
    address = client.post("/hvorfor/", QUESTION).url
    answer(["new", 21, 0], ["ended", 0, 2], ["time", 1, 0])
    shown = text(client.get(address))
    assert "Årsager med få, lagt sammen +22 \u22122 +20" in shown
    assert "Tiden er gået" not in shown


def test_few_are_told_apart_to_who_may_see_rows(as_role, delivered):
    client = as_role(Role.TEAM_LEADER)
    address = client.post("/hvorfor/", QUESTION).url
    answer(["new", 21, 0], ["time", 1, 0])
    assert "Tiden er gået +1 0 +1" in text(client.get(address))


def test_a_withheld_figure_is_not_told_by_its_reasons(as_role, db):
    publish(rows=(*FIGURES[:3], figure("courses_started", "2025", None)), days=("2026-09-30", "2026-10-31"))
    client = as_role(Role.CHIEF)
    address = client.post("/hvorfor/", QUESTION).url
    answer(["new", 30, 0], before=100, after=130)
    shown = text(client.get(address))
    assert "130" not in shown
    assert "så få" in shown


def test_an_errand_that_was_cut_off_is_done_anew(as_role, delivered):
    as_role(Role.CHIEF).post("/hvorfor/", QUESTION)
    assert errands.take(by=None) is not None
    assert errands.take(by=None) is None
    assert errands.give_back(by=None) == 1
    assert errands.take(by=None) is not None


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=7))
def test_what_is_told_together_adds_up_and_no_small_part_stands_alone(counts):
    parts = [Part(str(place), *pair) for place, pair in enumerate(counts)]
    told = coarse(parts, 5)
    assert sum(part.added for part in told) == sum(part.added for part in parts)
    assert sum(part.removed for part in told) == sum(part.removed for part in parts)
    assert not [part for part in told if part.reason != OTHERS and (0 < part.added < 5 or 0 < part.removed < 5)]
