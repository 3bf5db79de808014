"""The precision of early efforts is told with what would mend it, and a small unit's stays withheld."""

from __future__ import annotations

import pytest
from tests.application import FIGURES, figure, publish, text
from tests.findings import finding, receive

from forspring.access.permissions import Role

pytestmark = pytest.mark.django_db
SHARES = (
    *FIGURES,
    figure("category_precision", "2025", 0.8, "share", dimension="component", member="number", part=64, whole=80),
    figure("category_precision", "2025", 0.9, "share", dimension="unit", member="RT", part=45, whole=50),
    figure("category_precision", "2025", None, "share", dimension="unit", member="FH"),
)


@pytest.fixture
def shown(as_role):
    """The page as a controller sees it."""
    publish(rows=SHARES)
    receive(
        finding(7, code="early_effort_without_number", message="BL-30-1 siger ikke, hvilken."),
        finding(8, code="early_effort_without_number"),
    )
    return text(as_role(Role.CONTROLLER).get("/data/praecision/"))


def test_the_share_is_told_for_all_three_and_for_each(shown):
    assert "75,0 %" in shown
    assert "80,0 %" in shown


def test_units_are_told_by_name_and_a_small_one_is_withheld(shown):
    assert "Rådgivende team 90,0 %" in shown
    assert "Familiehuset skjult" in shown


def test_what_is_to_be_mended_is_counted_by_source_and_file(shown):
    assert "Tidlig indsats uden nummer i paragraffen" in shown
    assert "DUBU dubu_ydelser Slutdato 2" in shown


@pytest.mark.parametrize(("field", "is_told"), [("Ydelsestype", True), ("Udfald", False)])
def test_an_unknown_code_counts_where_it_says_what_a_course_is(as_role, field, is_told):
    receive(finding(7, code="unknown_code", field=field))
    assert (f"dubu_ydelser {field} 1" in text(as_role(Role.CONTROLLER).get("/data/praecision/"))) == is_told


def test_a_check_without_findings_says_so(shown):
    assert "Ingen åbne fund." in shown


def test_without_a_publication_the_findings_are_still_there(as_role):
    receive(finding(7, code="early_effort_without_unit"))
    shown = text(as_role(Role.CONTROLLER).get("/data/praecision/"))
    assert "endnu ikke offentliggjort" in shown
    assert "DUBU dubu_ydelser Slutdato 1" in shown


def test_the_page_asks_the_database_a_fixed_number_of_times(as_role, publication, django_assert_num_queries):
    client = as_role(Role.CONTROLLER)
    client.get("/data/praecision/")
    receive(*(finding(row, code="unknown_code") for row in range(60)))
    with django_assert_num_queries(4):
        client.get("/data/praecision/")
