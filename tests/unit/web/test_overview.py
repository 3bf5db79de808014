"""The overview shows published figures, and what was withheld stays withheld."""

from __future__ import annotations

import pytest
from tests.application import text

from forspring.access.permissions import Role

pytestmark = pytest.mark.django_db


def test_the_newest_publication_is_shown_with_its_day(as_role, publication):
    shown = text(as_role(Role.CONTROLLER).get("/overblik/"))
    assert "Prøve Kommune" in shown
    assert "31. oktober 2026" in shown
    assert "412" in shown


def test_one_unit_is_told_by_its_own_figures(as_role, publication):
    shown = text(as_role(Role.CONTROLLER).get("/overblik/", {"enhed": "RT"}))
    assert "123" in shown
    assert "412" not in shown


def test_a_withheld_figure_is_told_as_withheld(as_role, publication):
    assert "skjult" in text(as_role(Role.CONTROLLER).get("/overblik/", {"enhed": "FH"}))


def test_an_unknown_choice_is_no_choice(as_role, publication):
    assert "412" in text(as_role(Role.CONTROLLER).get("/overblik/", {"enhed": "X'--", "aar": "1066"}))


def test_nothing_published_is_told(as_role):
    assert "endnu ikke offentliggjort" in text(as_role(Role.CONTROLLER).get("/overblik/"))


def test_the_overview_is_told_in_english(as_role, publication):
    client = as_role(Role.CONTROLLER)
    client.post("/sprog/", {"language": "en", "back": "/overblik/"})
    assert 'lang="en"' in client.get("/overblik/").content.decode()
