"""What the sources' own values stand for is shown as it is declared, with the values that nobody has mapped."""

from __future__ import annotations

import pytest
from tests.application import text
from tests.findings import finding, receive

from forspring.access.permissions import Role

pytestmark = pytest.mark.django_db
UNKNOWN = "'Ydelsestype' er Mentorordning, som ikke er blandt de kendte værdier."


def test_a_value_is_told_with_activity_step_and_paragraphs(as_role):
    shown = text(as_role(Role.CONTROLLER).get("/data/oversaettelser/"))
    assert "Cool Kids Cool Kids 2: Forebyggende indsatser – Serviceloven § 11, stk. 3, nr. 2 Barnets lov § 30, stk. 1, nr. 2 altid" in shown
    assert "Cool Kids Cool Kids 2: Forebyggende indsatser Udviklende – – altid" in shown


def test_a_municipality_s_own_mapping_is_the_one_that_is_shown(as_role, settings, tmp_path):
    (tmp_path / "dubu.toml").write_text(
        'name = "dubu"\n[[layout]]\n[layout.file.ydelser]\n[layout.file.ydelser.read]\n"Type" = { as = "type", type = "text" }\n'
        '[[layout.file.ydelser.make]]\ntable = "course_rows"\n'
    )
    (tmp_path / "dubu.csv").write_text(
        "value,activity,step,nature,provision_sel,provision_bl,valid_from,last_day\nModig sammen,cool_kids,2,,,BL-30-1-2,2024-01-01,\n"
    )
    settings.SOURCES = tmp_path
    shown = text(as_role(Role.CONTROLLER).get("/data/oversaettelser/"))
    assert "Modig sammen Cool Kids 2: Forebyggende indsatser – – Barnets lov § 30, stk. 1, nr. 2 01-01-2024 –" in shown


def test_values_that_were_seen_and_are_not_known_stand_once_with_their_rows(as_role):
    receive(*(finding(row, code="unknown_code", field="Ydelsestype", message=UNKNOWN) for row in (7, 8, 9)))
    assert f"DUBU dubu_ydelser Ydelsestype {UNKNOWN} 3 30-09-2026" in text(as_role(Role.CONTROLLER).get("/data/oversaettelser/"))


def test_when_all_values_are_known_it_says_so(as_role):
    assert "Alle værdier i de nyeste leverancer er kendt." in text(as_role(Role.CONTROLLER).get("/data/oversaettelser/"))


def test_the_page_asks_the_database_a_fixed_number_of_times(as_role, django_assert_num_queries):
    receive(*(finding(row, code="unknown_code", message=f"{row} er ukendt") for row in range(60)))
    client = as_role(Role.CONTROLLER)
    with django_assert_num_queries(3):
        client.get("/data/oversaettelser/")
