"""Mothers, fathers, addresses and districts by key, and the unborn: one for each mother and pregnancy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Drawn = Callable[..., Any]


def test_notifications_of_one_pregnancy_are_one_unborn_child(outcome: Drawn) -> None:
    found = outcome("""
        row | file                | mother     | from_on
        A   | dubu_underretninger | 0101904320 | 2024-01-10
        B   | dubu_underretninger | 0101904320 | 2024-10-30
        C   | dubu_underretninger | 0101904320 | 2024-10-31
        D   | dubu_underretninger | 0202914320 | 2024-01-10
    """)
    assert found.groups == "A B | C | D"
    assert {row["is_unborn"] for row in found.linked.people.to_pylist()} == {True}
    assert {row["sex"] for row in found.linked.people.to_pylist()} == {None}


def test_a_birth_in_between_makes_a_new_pregnancy_and_the_born_child_is_another(outcome: Drawn) -> None:
    found = outcome("""
        row | file                | number     | mother     | from_on
        A   | dubu_underretninger |            | 0101904320 | 2024-01-10
        B   | cpr_cpr             | 0103244320 | 0101904320 | 2024-03-01
        C   | dubu_underretninger |            | 0101904320 | 2024-03-01
        D   | dubu_underretninger |            | 0101904320 | 2024-08-01
        E   | novax_kontakter     | 0103244320 | 0101904320 |
    """)
    assert found.groups == "A C | B E | D"


def test_a_third_pregnancy_is_told_from_the_second(outcome: Drawn) -> None:
    found = outcome("""
        row | file                | mother     | from_on
        A   | dubu_underretninger | 0101904320 | 2022-01-10
        B   | dubu_underretninger | 0101904320 | 2023-01-10
        C   | dubu_underretninger | 0101904320 | 2023-06-10
        D   | dubu_underretninger | 0101904320 | 2024-01-10
    """)
    assert found.groups == "A | B C | D"


def test_the_register_says_who_is_family_with_its_dates(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | mother     | father     | address  | from_on    | last_day   | district | previous
        A   | cpr_cpr         | 0101104321 | 0101804320 |            | Nygade 1 | 2010-01-01 | 2020-12-31 | Nord     |
        B   | cpr_cpr         | 0101104321 | 0202814320 |            | Nygade 2 | 2021-01-01 |            | Syd      |
        C   | cpr_cpr         | 0101124320 | 0101804320 | 0303804321 | Nygade 1 | 2012-01-01 |            | Nord     |
        D   | novax_kontakter | 0101104321 | 0909804320 |            |          |            |            |          |
        E   | novax_kontakter | 0101124320 |            |            |          |            |            |          |
        F   | cpr_cpr         | 0202814320 |            |            |          | 2000-01-01 |            |          | 0101804320
    """)
    kin = {(found_name(found, row["person"]), str(row["from_on"])): row for row in found.linked.kinship.to_pylist()}
    assert set(kin) == {("A", "2010-01-01"), ("A", "2021-01-01"), ("C", "2012-01-01")}
    assert kin["A", "2010-01-01"]["mother"] == kin["C", "2012-01-01"]["mother"] == kin["A", "2021-01-01"]["mother"]
    assert kin["A", "2010-01-01"]["address"] == kin["C", "2012-01-01"]["address"] != kin["A", "2021-01-01"]["address"]
    assert kin["C", "2012-01-01"]["father"][0] == "F"
    assert [
        (found_name(found, row["person"]), row["district"]) for row in found.linked.residences.to_pylist() if row["from_on"].year > 2012
    ] == [("A", "Syd")]


def test_without_the_register_the_systems_say_it(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | mother     | address               | postcode | delivery
        A   | novax_kontakter | 0101104321 | 0101804320 | Nygade 1              |          | 2025-01-01
        B   | dubu_sager      | 0101124320 |            | Nygade 1              | 6100     | 2025-01-01
        C   | esdh_sager      | 0101144320 |            | Nygade 1, 6100 Byen   |          | 2025-01-01
        D   | dubu_sager      | 0101164320 |            |                       |          | 2025-01-01
    """)
    kin = {found_name(found, row["person"]): row for row in found.linked.kinship.to_pylist()}
    assert set(kin) == {"A", "B", "C"}
    assert kin["A"]["mother"][0] == "M"
    assert kin["A"]["address"] == kin["B"]["address"] == kin["C"]["address"]
    assert {row["from_on"] for row in kin.values()} == {None}


def test_what_an_older_delivery_said_of_families_is_history(outcome: Drawn) -> None:
    found = outcome("""
        row | file            | number     | mother     | address  | delivery   | district | from_on
        A   | cpr_cpr         | 0101104321 | 0101804320 | Nygade 1 | 2025-01-01 | Nord     | 2010-01-01
        B   | cpr_cpr         | 0101104321 | 0202814320 | Nygade 1 | 2025-06-01 | Syd      | 2010-01-01
        C   | novax_kontakter | 0101104321 |            |          | 2025-06-01 |          |
    """)
    assert found.linked.kinship.num_rows == 1
    assert found.linked.residences["district"].to_pylist() == ["Syd"]


def found_name(found: Any, person: str) -> str:
    """The first row of a person."""
    return min(row for row, key in found.person.items() if key == person)
