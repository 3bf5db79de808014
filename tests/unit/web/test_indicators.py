"""A key figure's page: what it is, what it was, how it is counted, and never what was withheld."""

from __future__ import annotations

import pytest
from tests.application import FIGURES, figure, publish, text

from forspring.access.models import Entry
from forspring.access.permissions import Role
from forspring.indicators.catalogue import catalogue
from forspring.web.pages.indicators import specs

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(as_role, publication):
    """Who may see figures."""
    return as_role(Role.CONTROLLER)


def test_every_key_figure_is_listed_with_its_newest_whole_figure(client):
    shown = text(client.get("/noegletal/"))
    assert all(one.title in shown for one in catalogue().values())
    assert "B\u00f8rn i forl\u00f8b 31.10.2026 412 b\u00f8rn" in shown


def test_a_figure_has_its_definition_law_and_history(client):
    shown = text(client.get("/noegletal/courses_started/"))
    assert "2025 230" in shown
    assert "2024 210" in shown
    assert "S\u00e5dan t\u00e6lles der" in shown


def test_a_breakdown_names_units_and_says_what_is_withheld(client):
    shown = text(client.get("/noegletal/children_active/", {"opdelt": "unit", "periode": "day"}))
    assert "R\u00e5dgivende team 123 120" in shown
    assert "Familiehuset skjult" in shown


def test_a_choice_that_is_none_shows_the_whole(client):
    assert "412" in text(client.get("/noegletal/children_active/", {"opdelt": "cpr", "periode": "evigheden"}))


def test_a_key_figure_that_is_not_there_is_a_page_that_is_not_there(client):
    assert client.get("/noegletal/findes_ikke/").status_code == 404
    assert client.get("/noegletal/findes_ikke/tal.csv").status_code == 404


def test_a_figure_that_was_told_otherwise_before_shows_its_revisions(client):
    publish(2, (*FIGURES[1:], figure("children_active", "2026-10-31", 409.0)))
    shown = text(client.get("/noegletal/children_active/"))
    assert "Nr. 2" in shown
    assert "409" in shown
    assert "412" in shown


def test_the_file_holds_what_was_published_and_its_fetching_is_logged(client):
    answer = client.get("/noegletal/children_active/tal.csv")
    told = answer.content.decode("utf-8-sig").splitlines()
    assert "2026-10-31;unit;RT;count;123;;;ok" in told
    assert "2026-10-31;unit;FH;count;;;;withheld" in told
    assert Entry.objects.filter(act="exported", about="children_active").count() == 1


def test_a_page_asks_the_database_a_fixed_number_of_times(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get("/noegletal/children_active/")
    with django_assert_max_num_queries(5):
        client.get("/noegletal/")


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_key_figure_has_a_page(client, name):
    assert client.get(f"/noegletal/{name}/").status_code == 200
    assert specs.of(name)
