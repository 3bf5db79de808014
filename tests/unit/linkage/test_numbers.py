"""What the civil number alone decides, in the order of the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Drawn = Callable[..., Any]


def test_the_same_number_is_the_same_child_whatever_the_name(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name
        A   | dubu_ydelser    | 0101104321 | Ida Holm
        B   | novax_kontakter | 0101104321 | Ida Berg
        C   | novax_kontakter | 0201104320 | Ida Holm
    """)
    assert found.groups == "A B | C"


def test_a_replaced_number_leads_through_the_chain_to_the_newest(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | previous   | from_on
        A   | cpr_cpr         | 0101104321 | 6101104320 | 2019-01-01
        B   | cpr_cpr         | 0101104329 | 0101104321 | 2021-01-01
        C   | novax_kontakter | 6101104320 |            |
        D   | dubu_ydelser    | 0101104321 |            |
    """)
    assert found.groups == "A B C D"
    assert found.linked.people.to_pylist()[0]["sex"] == "M"


def test_a_row_without_number_is_about_its_case(outcome: Drawn) -> None:
    found = outcome("""
        row | file           | number     | case | name
        A   | dubu_sager     | 0101104321 | S1   | Ida Holm
        B   | dubu_ydelser   |            | S1   |
        C   | dubu_ydelser   | 3201104321 | S1   |
        D   | esdh_sager     | 0201104320 | S1   | Bo Berg
        E   | esdh_aktiviteter |          | S1   |
    """)
    assert found.groups == "A B C | D E"
    assert found.codes == {"B": {"person_by_case"}, "C": {"person_by_case"}}  # a file without numbers can lack none


def test_a_row_follows_its_own_number_against_its_case_and_it_is_told(outcome: Drawn) -> None:
    found = outcome("""
        row | file         | number     | case
        A   | dubu_sager   | 0101104321 | S1
        B   | dubu_sager   | 0203124322 | S2
        C   | dubu_ydelser | 0203124322 | S1
    """)
    assert found.groups == "A | B C"
    assert "number_other_than_case" in found.codes["C"]


def test_a_number_one_slip_from_its_case_is_the_case_when_nothing_else_knows_it(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | case
        A   | dubu_sager      | 0101104321 | S1
        B   | dubu_ydelser    | 0101104371 | S1
        C   | dubu_ydelser    | 0101103421 | S1
        D   | dubu_ydelser    | 0101104322 | S1
        E   | novax_kontakter | 0101104322 |
        F   | cpr_cpr         | 0101104321 |
    """)
    assert found.groups == "A B C F | D E"
    assert found.codes["B"] == {"number_slip_case"}


def test_two_slips_are_another_child(outcome: Drawn) -> None:
    found = outcome("""
        row | file         | number     | case
        A   | dubu_sager   | 0101104321 | S1
        B   | dubu_ydelser | 0101104377 | S1
    """)
    assert found.groups == "A | B"


def test_the_slip_may_stand_in_the_case_row_itself(outcome: Drawn) -> None:
    found = outcome("""
        row | file                | number     | case
        A   | dubu_sager          | 0101104371 | S1
        B   | dubu_ydelser        | 0101104321 | S1
        C   | dubu_opfoelgninger  |            | S1
        D   | novax_kontakter     | 0101104321 |
    """)
    assert found.groups == "A B C D"
    assert found.codes["A"] == {"number_slip_case"}


def test_a_number_one_slip_from_the_one_person_of_that_name_and_address_is_that_person(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name     | address
        A   | cpr_cpr         | 0101104321 | Ida Holm | Nørregade 12, 2. tv.
        B   | novax_kontakter | 0101104312 | HOLM, IDA | Noerregade 12 2 tv, 6100 Haderslev
    """)
    assert found.groups == "A B"
    assert found.codes["B"] == {"number_slip_home"}


def test_twins_whose_numbers_are_one_digit_apart_stay_two(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name      | address   | case
        A   | novax_kontakter | 0101104321 | Anna Holm | Nygade 1  |
        B   | novax_kontakter | 0101104323 | Anne Holm | Nygade 1  |
        C   | dubu_sager      | 0201104320 | Emil Berg | Nygade 2  | S1
        D   | dubu_ydelser    | 0201104328 | Emilio Berg |         | S1
    """)
    assert found.groups == "A | B | C | D"
    assert ("D", "C", "first_name") in found.doubts


def test_a_number_that_resembles_a_childs_but_names_nobody_is_for_people_to_decide(outcome: Drawn) -> None:
    found = outcome("""
        row | file          | number     | name
        A   | cpr_cpr       | 0101104321 | Ida Holm
        B   | novax_forloeb | 0101104329 |
    """)
    assert found.groups == "A | B"
    assert found.doubts == {("B", "A", "no_name")}


def test_a_replacement_number_with_the_childs_birth_date_and_name_is_for_people_to_decide(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | name     | address
        A   | esdh_sager      | 0101104321 | Ida Holm | Nygade 1
        B   | novax_kontakter | 6101109876 | Ida Holm | Nygade 1
    """)
    assert found.groups == "A | B"
    assert found.doubts == {("B", "A", "replacement")}
