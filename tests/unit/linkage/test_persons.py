"""Keys that last, and decisions of people that no rerun undoes."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import md5
from typing import Any

import pytest

from forspring.linkage import APART, JOIN, Decision, shown

Drawn = Callable[..., Any]
AT = "2025-06-01T12:00:00+00:00"


def _appearance(origin: str) -> str:
    return md5(origin.encode()).hexdigest()[:16]


def _decision(kind: str, one: str, other: str, at: str = AT) -> Decision:
    return Decision(kind, _appearance(one), _appearance(other), "set i journalen", "abc", at)


def test_a_persons_key_is_that_of_the_first_appearance(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | delivery
        A   | novax_kontakter | 0101104321 | 2025-06-01
        B   | esdh_sager      | 0101104321 | 2025-03-01
        C   | dubu_sager      | 0101104321 | 2025-06-01
    """)
    assert set(found.person.values()) == {"P" + _appearance("2025-03-01|esdh|esdh_sager|3")}


def test_a_later_delivery_changes_no_key(outcome: Drawn) -> None:
    first = outcome("""
        row | file       | number     | name     | address  | delivery
        A   | esdh_sager |            | Ida Holm | Nygade 1 | 2025-03-01
    """)
    later = outcome("""
        row | file       | number     | name     | address  | delivery
        A   | esdh_sager |            | Ida Holm | Nygade 1 | 2025-03-01
        B   | esdh_sager | 0101104321 | Ida Holm | Nygade 1 | 2025-06-01
        C   | cpr_cpr    | 0101104321 | Ida Holm | Nygade 1 | 2025-06-01
    """)
    assert later.groups == "A B C"
    assert later.person["C"] == first.person["A"]


JUNIOR_AND_SENIOR = """
    row | file            | number     | name     | address
    A   | cpr_cpr         | 0101104321 | Ida Holm | Nygade 1
    B   | novax_kontakter | 0101104321 | Ida Berg | Nygade 1
    C   | esdh_sager      | 0203124320 | Ida Holm | Nygade 7
"""
A, B, C = "2025-01-01|cpr|cpr_cpr|2", "2025-01-01|novax|novax_kontakter|3", "2025-01-01|esdh|esdh_sager|4"


def test_those_that_people_join_are_one_whatever_the_numbers_say(outcome: Drawn) -> None:
    found = outcome(JUNIOR_AND_SENIOR, [_decision(JOIN, A, C)])
    assert found.groups == "A B C"
    assert set(found.linked.links["how"].to_pylist()) == {"number", "decision"}


def test_of_those_that_people_keep_apart_the_older_keeps_the_key(outcome: Drawn) -> None:
    found = outcome(JUNIOR_AND_SENIOR, [_decision(APART, B, A)])
    assert found.groups == "A | B | C"
    assert found.person["A"] == outcome(JUNIOR_AND_SENIOR).person["A"]


def test_the_last_decision_about_two_counts(outcome: Drawn) -> None:
    decisions = [_decision(APART, A, C, "2025-07-01T00:00:00"), _decision(JOIN, C, A, "2025-06-01T00:00:00")]
    assert outcome(JUNIOR_AND_SENIOR, decisions).groups == "A B | C"


def test_a_description_kept_from_a_person_is_not_linked_to_them_again(outcome: Drawn) -> None:
    table = """
        row | file            | number     | name      | address  | birth_on
        A   | cpr_cpr         | 0101104321 | Ida Holm  | Nygade 1 |
        B   | cpr_cpr         | 0504094320 | Liv Friis | Bygade 4 |
        C   | novax_kontakter |            | Idda Holm | Nygade 1 | 2010-01-01
        D   | novax_forloeb   |            | Idda Holm | Nygade 1 | 2010-01-01
    """
    found = outcome(table, [_decision(APART, "2025-01-01|cpr|cpr_cpr|2", "2025-01-01|novax|novax_kontakter|4")])
    assert found.groups == "A | B | C D"


def test_a_decided_pair_is_no_longer_doubtful(outcome: Drawn) -> None:
    table = """
        row | file            | number     | name
        A   | cpr_cpr         | 0101104321 | Ida Holm
        B   | novax_forloeb   | 0101104329 |
    """
    pair = outcome(table).linked.doubtful.to_pylist()[0]
    for kind, groups in ((JOIN, "A B"), (APART, "A | B")):
        decided = outcome(table, [Decision(kind, pair["one"], pair["other"], "ringet til skolen", "abc", AT)])
        assert (decided.groups, decided.doubts) == (groups, set())


def test_doubtful_pairs_show_identity_only_when_asked(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name
        A   | cpr_cpr         | 0101104321 | Ida Holm
        B   | novax_forloeb   | 0101104329 |
    """)
    assert "Holm" not in str(found.linked.doubtful.to_pylist())
    sides = shown(found.linked.doubtful, found.mentions).to_pylist()[0]
    assert (sides["other_name"], sides["one_digits"]) == ("Ida Holm", "0101104329")
    assert sides["why"] == "CPR-numrene afviger med ét ciffer, og rækken har intet navn"


def test_a_decision_is_written_and_read_back() -> None:
    decision = _decision(JOIN, A, B)
    assert Decision.read(decision.written()) == decision


@pytest.mark.parametrize("change", [{"kind": "merge"}, {"at": "i går"}])
def test_a_decision_that_means_nothing_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"decision|isoformat"):
        Decision.read(_decision(JOIN, A, B).written() | change)


def test_sex_is_the_last_digit_and_the_birth_date_the_numbers(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name     | birth_on
        A   | novax_kontakter | 6101104321 | Bo Holm  |
        B   | novax_kontakter |            | Ida Berg | 2012-03-02
    """)
    people = {row["person"]: (str(row["birth_on"]), row["sex"]) for row in found.linked.people.to_pylist()}
    assert people == {found.person["A"]: ("2010-01-01", "M"), found.person["B"]: ("2012-03-02", None)}


def test_a_person_whom_only_the_register_knows_is_not_among_the_people(outcome: Drawn) -> None:
    found = outcome("""
        row | file    | number
        A   | cpr_cpr | 0101104321
    """)
    assert found.linked.people.num_rows == 0
    assert found.linked.links.num_rows == 1
