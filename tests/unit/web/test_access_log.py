"""The access log is read by who answers for it, and that is an entry too."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate
from tests.application import text

from forspring.access import log
from forspring.access.log import Act
from forspring.access.models import Entry
from forspring.access.permissions import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(as_role):
    """Who answers for the log."""
    return as_role(Role.PROTECTION_OFFICER)


def test_an_entry_says_who_what_whom_and_why(officer):
    log.record(Act.PERSON_SEEN, by=None, persons=["nøgle-7"], page="timeline", purpose="Tilsyn med sagen")
    shown = text(officer.get("/adgangslog/"))
    assert "Så et barns oplysninger nøgle-7 – timeline Tilsyn med sagen" in shown


def test_the_log_is_narrowed_to_one_child_without_its_key_in_an_address(officer):
    log.record(Act.PERSON_SEEN, by=None, persons=["nøgle-7", "nøgle-8"])
    shown = text(officer.post("/adgangslog/", {"barn": "nøgle-7"}))
    assert "1 noteringer" in shown
    assert "nøgle-8" not in shown


def test_reading_the_log_is_an_entry(officer):
    officer.get("/adgangslog/")
    officer.post("/adgangslog/", {"barn": "nøgle-7"})
    assert sorted(Entry.objects.filter(act="log_read").values_list("person", flat=True)) == ["", "nøgle-7"]


def test_days_are_told_back_and_those_that_are_none_are_refused(officer):
    log.record(Act.LOGGED_IN, by=None)
    today = localdate()
    assert "(uge" in text(officer.post("/adgangslog/", {"fra": f"{today:%d%m%y}", "til": f"{today:%d%m%y}"}))
    assert officer.post("/adgangslog/", {"fra": "i går"}).status_code == 422


def test_a_long_log_has_pages(officer):
    log.record(Act.PERSON_SEEN, by=None, persons=[str(number) for number in range(60)])
    assert "Side 1 af 2" in text(officer.get("/adgangslog/"))
    assert "Side 2 af 2" in text(officer.post("/adgangslog/", {"side": "2"}))


def test_the_number_of_questions_to_the_database_does_not_grow(officer, django_assert_max_num_queries):
    log.record(Act.PERSON_SEEN, by=None, persons=[str(number) for number in range(40)])
    with django_assert_max_num_queries(10):
        officer.get("/adgangslog/")
