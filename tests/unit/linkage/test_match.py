"""Rows without number and case: the register, the evidence, and what is never joined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Drawn = Callable[..., Any]


def test_the_one_person_of_that_name_and_address_in_the_register_it_is(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name     | address  | birth_on
        A   | cpr_cpr         | 0101104321 | Ida Holm | Nygade 1 |
        B   | cpr_cpr         | 0101124320 | Bo Holm  | Nygade 1 |
        C   | novax_kontakter |            | Ida Holm | nygade 1 |
        D   | novax_kontakter |            | Ida Holm | nygade 1 | 2010-01-01
    """)
    assert found.groups == "A C D | B"
    assert found.codes["C"] == {"person_by_register"}


def test_a_bare_birth_date_must_agree(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name     | address  | birth_on
        A   | cpr_cpr         | 0101104321 | Ida Holm | Nygade 1 |
        B   | novax_kontakter |            | Ida Holm | Nygade 1 | 1985-03-02
    """)
    assert found.groups == "A | B"


def test_of_father_and_son_with_one_name_the_row_is_about_the_son(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name    | address  | father
        A   | cpr_cpr         | 0101804321 | Bo Holm | Nygade 1 |
        B   | cpr_cpr         | 0101104321 | Bo Holm | Nygade 1 | 0101804321
        C   | novax_kontakter |            | Bo Holm | Nygade 1 |
    """)
    assert found.groups == "A | B C"


def test_two_of_that_name_and_address_are_for_people_to_decide(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name    | address  | birth_on
        A   | cpr_cpr         | 0101124321 | Bo Holm | Nygade 1 |
        B   | cpr_cpr         | 0101104321 | Bo Holm | Nygade 1 |
        C   | novax_kontakter |            | Bo Holm | Nygade 1 |
        D   | novax_forloeb   |            | Bo Holm | Nygade 1 | 2012-01-01
    """)
    assert found.groups == "A D | B | C"
    assert "link_doubtful" in found.codes["C"]


def test_the_same_address_in_two_towns_is_two_addresses(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name     | address               | postcode
        A   | cpr_cpr         | 0101104321 | Ida Holm | Nygade 1              | 6100
        B   | novax_kontakter |            | Ida Holm | Nygade 1, 6500 Vojens |
    """)
    assert found.groups == "A | B"


def test_a_misspelled_name_is_linked_by_birth_date_and_address(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name       | address  | birth_on
        A   | cpr_cpr         | 0101104321 | Ida Holm   | Nygade 1 |
        B   | cpr_cpr         | 0203124320 | Bo Holm    | Nygade 1 |
        C   | cpr_cpr         | 0504094320 | Liv Friis  | Kirkevej 4 |
        D   | novax_kontakter |            | Idda Holm  | Nygade 1 | 2010-01-01
    """)
    assert found.groups == "A D | B | C"
    assert found.codes["D"] == {"person_by_evidence"}


def test_a_sibling_at_the_same_address_is_never_joined(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name           | address  | mother
        A   | esdh_sager      | 0101104321 | Clara Holm     | Nygade 1 | 0101804320
        B   | novax_kontakter |            | Laura Holm     | Nygade 1 | 0101804320
        C   | novax_kontakter |            | Mathias Holm   | Nygade 1 | 0101804320
    """)
    assert found.groups == "A | B | C"


def test_a_twin_is_never_joined_though_all_but_the_first_name_agrees(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name         | address  | birth_on   | mother
        A   | novax_kontakter | 0101104321 | Emil Holm    | Nygade 1 |            | 0101804320
        B   | novax_kontakter |            | Emilio Holm  | Nygade 1 | 2010-01-01 | 0101804320
        C   | novax_kontakter |            | Mathias Holm | Nygade 1 | 2010-01-01 | 0101804320
    """)
    assert found.groups == "A | B | C"


def test_a_twin_without_a_given_name_is_never_decided_by_a_machine(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name            | address  | birth_on   | mother
        A   | cpr_cpr         | 0101104321 | Emil Holm       | Nygade 1 |            | 0101804320
        B   | cpr_cpr         | 0101104320 | Ida Holm        | Nygade 1 |            | 0101804320
        C   | novax_kontakter |            | Tvilling B Holm | Nygade 1 | 2010-01-01 | 0101804320
        D   | novax_kontakter |            | Holm            | Nygade 1 | 2010-01-01 |
        E   | novax_kontakter |            | Holm            | Nygade 1 | 2010-01-01 |
    """)
    assert found.groups == "A | B | C | D | E"
    assert found.codes["C"] == {"twin_without_name"}


def test_a_double_surname_alone_is_no_given_name(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name           | address  | birth_on   | mother
        A   | cpr_cpr         | 0101104321 | Emil Ydby Holm | Nygade 1 |            | 0101804320
        B   | cpr_cpr         | 0101104320 | Ida Ydby Holm  | Nygade 1 |            | 0101804320
        C   | novax_kontakter |            | Ydby Holm      | Nygade 1 | 2010-01-01 | 0101804320
        D   | novax_kontakter |            | Ydby Holm      | Nygade 1 |            | 0101804320
    """)
    assert found.groups == "A | B | C | D"


def test_without_a_given_name_an_only_child_is_known_by_birth_date_and_mother(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name       | address  | birth_on   | mother
        A   | cpr_cpr         | 0101104321 | Emil Holm  | Nygade 1 |            | 0101804320
        B   | cpr_cpr         | 0101134320 | Ida Holm   | Nygade 1 |            | 0101804320
        C   | novax_kontakter |            | Pige Holm  | Nygade 1 | 2013-01-01 | 0101804320
    """)
    assert found.groups == "A | B C"


def test_a_row_never_bridges_two_numbers(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name     | address  | birth_on
        A   | novax_kontakter | 0101104321 | Ida Holm | Nygade 1 |
        B   | esdh_sager      | 0101109876 | Ida Holm | Nygade 1 |
        C   | novax_kontakter |            | Ida Holm | Nygade 1 | 2010-01-01
    """)
    assert found.groups == "A | B | C"


def test_rows_without_any_number_are_one_child_when_name_and_address_agree(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | name     | address  | case | birth_on
        A   | esdh_sager      | Ida Holm | Nygade 1 | 1    |
        B   | novax_kontakter | Ida Holm | Nygade 1 |      |
        C   | novax_kontakter | Bo Holm  | Nygade 1 |      |
        D   | esdh_aktiviteter |         |          | 1    |
        E   | novax_forloeb   | Ida Holm |          |      |
    """)
    assert found.groups == "A B D | C | E"


def test_a_case_that_leads_nowhere_and_open_counselling_make_no_person(outcome: Drawn) -> None:
    found = outcome("""
        row | file             | case | anonymous | number
        A   | esdh_aktiviteter | 9    |           |
        B   | esdh_sager       | 1    | yes       |
        C   | dubu_ydelser     |      |           | 9901104321
    """)
    assert found.groups == ""
    assert found.codes == {}


def test_a_row_without_a_given_name_keeps_its_key_in_the_next_delivery(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | name | address  | delivery
        A   | novax_kontakter | Holm | Nygade 1 | 2025-01-01
        B   | novax_kontakter | Holm | Nygade 1 | 2025-01-01
        C   | novax_kontakter | Holm | Nygade 1 | 2025-06-01
        D   | novax_kontakter | Holm | Nygade 1 | 2025-06-01
    """)
    assert found.groups == "A C | B D"
