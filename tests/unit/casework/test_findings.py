"""A finding is followed from delivery to delivery."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.application import account
from tests.findings import OCTOBER, SEPTEMBER, finding, receive

from forspring.access.permissions import Role
from forspring.casework.actions import findings
from forspring.casework.models import Finding
from forspring.casework.queries import findings as known

pytestmark = pytest.mark.django_db


def test_a_finding_on_another_row_of_the_next_delivery_is_the_same():
    receive(finding(7))
    receive(finding(7), finding(9, OCTOBER), days=(SEPTEMBER, OCTOBER))
    one = Finding.objects.get()
    assert (one.row, one.first_seen_on, one.last_seen_on, one.is_there) == (9, SEPTEMBER, OCTOBER, True)


def test_equal_words_about_several_rows_are_several_findings():
    receive(finding(7), finding(8))
    assert Finding.objects.count() == 2


def test_what_the_newest_delivery_no_longer_has_is_gone():
    receive(finding(7))
    receive(finding(7), days=(SEPTEMBER, OCTOBER))
    assert known.counted() == {"open": 0, "again": 0, "mended": 0, "accepted": 0, "gone": 1}


def test_a_note_is_nothing_to_mend():
    receive(finding(7, severity="note"))
    assert not Finding.objects.exists()


def test_what_was_marked_as_mended_and_comes_again_is_open_and_says_so():
    receive(finding(7))
    findings.close(numbers=[Finding.objects.get().pk], state="mended", comment="", on=date(2026, 10, 5), by=None)
    receive(finding(7), finding(7, OCTOBER), days=(SEPTEMBER, OCTOBER))
    one = Finding.objects.get()
    assert (one.state, one.is_seen_again) == ("open", True)


def test_what_was_marked_as_mended_stays_so_until_a_newer_delivery():
    receive(finding(7))
    findings.close(numbers=[Finding.objects.get().pk], state="mended", comment="", on=date(2026, 10, 5), by=None)
    receive(finding(7))
    assert Finding.objects.get().state == "mended"


def test_a_state_and_a_comment_survive_the_next_delivery():
    receive(finding(7))
    findings.close(numbers=[Finding.objects.get().pk], state="accepted", comment="Aftalt", on=SEPTEMBER, by=None)
    receive(finding(7), finding(7, OCTOBER), days=(SEPTEMBER, OCTOBER))
    one = Finding.objects.get()
    assert (one.state, one.comment) == ("accepted", "Aftalt")


def test_who_may_not_work_with_findings_does_not():
    with pytest.raises(PermissionDenied):
        findings.close(numbers=[], state="mended", comment="", on=SEPTEMBER, by=account(Role.CONTROLLER))


def test_thousands_are_taken_in_many_at_a_time(django_assert_max_num_queries):
    with django_assert_max_num_queries(100):
        receive(*(finding(row) for row in range(5_000)))


def test_the_row_and_the_file_in_front_of_a_sentence_are_no_part_of_the_finding():
    told = "DUBU, sager_{day}.csv, række {row}: 'Slutdato' er ikke en dato."
    receive(finding(7, message=told.format(day=30, row=7)))
    receive(
        finding(7, message=told.format(day=30, row=7)),
        finding(9, OCTOBER, told.format(day=31, row=9)),
        days=(SEPTEMBER, OCTOBER),
    )
    one = Finding.objects.get()
    assert (one.row, one.message, one.last_seen_on) == (9, "'Slutdato' er ikke en dato.", OCTOBER)


def test_of_equal_words_the_last_is_gone_when_one_is_mended():
    receive(finding(7), finding(8))
    receive(finding(7), finding(8), finding(6, OCTOBER), days=(SEPTEMBER, OCTOBER))
    assert [(one.row, one.is_there) for one in Finding.objects.order_by("row")] == [(6, True), (8, False)]


def test_what_is_about_no_delivery_is_no_finding_to_follow():
    receive(finding(7, delivery=None))
    assert not Finding.objects.exists()
