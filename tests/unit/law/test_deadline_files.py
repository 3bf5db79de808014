"""Deadlines as TOML, and what a slip in one is told as."""

from datetime import date
from pathlib import Path

import pytest

from forspring.kernel.errors import DeclarationError
from forspring.law.deadlines import COUNTED, read, rules

SOUND = """
title = "Prøve"
authority = "local"
starts = ["effort_started"]
met_by = "follow_up_held"
binds = "record"
[[provision]]
law = "BL"
applies_to = ["BL-30"]
months = 2
"""


def _file(folder: Path, text: str, name: str = "proeve.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_rules_use_only_known_words():
    known = {rule.name: rule for rule in rules()}
    assert {"first_follow_up", "assessment_4_months", "assessed_24h", "receipt_6_weekdays", "plan_on_time", "local_cadence"} <= set(known)
    assert {provision.unit for rule in known.values() for provision in rule.provisions} <= {*COUNTED, "on_date", "decided_in_case"}


def test_only_the_municipality_s_own_norm_is_local():
    assert [rule.name for rule in rules() if rule.authority == "local"] == ["local_cadence"]


def test_an_early_effort_is_under_no_statute_s_follow_up():
    for rule in rules():
        covered = any(
            provision.covers("BL-30-1-1", 2) or provision.covers("SEL-11-3-1", 2) for provision in rule.provisions if provision.applies_to
        )
        assert not covered or rule.authority == "local"


def test_a_statute_names_its_paragraph():
    for rule in rules():
        assert all(provision.reference for provision in rule.provisions), rule.name


def test_a_municipality_s_file_takes_the_shipped_one_s_place(tmp_path):
    _file(tmp_path, SOUND, "local_cadence.toml")
    own = {rule.name: rule for rule in rules(tmp_path)}
    assert own["local_cadence"].title == "Prøve"
    assert own["first_follow_up"] == next(rule for rule in rules() if rule.name == "first_follow_up")


@pytest.mark.parametrize(
    ("slip", "mended", "told"),
    [
        ("months = 2", "months = 2\nfortnights = 1", "'fortnights' kendes ikke"),
        ("months = 2", "", "netop én frist"),
        ("months = 2", "months = 2\ndays = 3", "her er 2"),
        ("months = 2", "months = -2", "helt tal"),
        ("months = 2", 'on_date = "29. februar"', "måned og dag"),
        ("months = 2", 'on_date = "02-29"', "ikke findes hvert år"),
        ('"local"', '"law"', "'authority' skal være en af statute, agreement, local"),
        ('"BL"\n', '"LOV"\n', "'law' skal være en af SEL, BL"),
        ('"effort_started"', '"full_moon"', "'starts' skal være en af"),
        ("title", "titel", "'titel' kendes ikke"),
        ("months = 2", "months = ", "kan ikke læses som TOML"),
    ],
)
def test_a_slip_is_told_as_a_sentence_that_names_the_file(tmp_path, slip, mended, told):
    with pytest.raises(DeclarationError, match=told) as raised:
        read(_file(tmp_path, SOUND.replace(slip, mended)))
    assert raised.value.sentence.startswith("proeve.toml: ")


@pytest.mark.parametrize("second", ['applies_to = ["BL-30-1"]', 'applies_to = ["BL-30"]\nvalid_from = 2026-01-01', ""])
def test_two_provisions_never_answer_for_the_same_record(tmp_path, second):
    with pytest.raises(DeclarationError, match="gælder for det samme"):
        read(_file(tmp_path, f'{SOUND}[[provision]]\nlaw = "BL"\n{second}\nweeks = 6\n'))


@pytest.mark.parametrize("second", ['applies_to = ["BL-32"]', 'applies_to = ["BL-30"]\nvalid_from = 2026-01-01'])
def test_a_change_of_a_deadline_is_a_provision_more_with_its_first_day(tmp_path, second):
    rule = read(_file(tmp_path, f'{SOUND}last_day = 2025-12-31\n[[provision]]\nlaw = "BL"\n{second}\nweeks = 6\n'))
    assert [provision.unit for provision in rule.provisions] == ["months", "weeks"]
    assert rule.provisions[0].is_in_force(date(2025, 12, 31))
    assert not rule.provisions[0].is_in_force(date(2026, 1, 1))
