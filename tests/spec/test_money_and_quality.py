"""Specs of the chapters *Økonomi* and *Datakvalitet*."""

from forspring.indicators.catalogue.budget_follow_up import budget_follow_up
from forspring.indicators.catalogue.data_quality import data_quality
from forspring.indicators.catalogue.full_year_persons import full_year_persons


def test_the_first_and_the_last_day_both_count(spec):
    """73 dage af 365 er 0,2 helårsperson; et forløb på én dag er 1/365."""
    spec(
        full_year_persons,
        given="""
            courses
            person | started_on | last_day   | activity
            A      | 2025-01-01 | 2025-03-14 | ppv
            A      | 2024-01-01 |            | cool_kids
            B      | 2024-01-01 | 2024-12-31 | ppv
        """,
        expect={"": "amount 1.2", "activity ppv": "amount 0.2", "activity cool_kids": "amount 1"},
    )


def test_a_leap_year_has_366_days(spec):
    """Et skudår deles med 366."""
    spec(
        full_year_persons,
        period="2024",
        given="""
            courses
            person | started_on | last_day
            A      | 2024-01-01 | 2024-12-31
            B      | 2024-07-02 | 2024-12-31
        """,
        expect="amount 1.5",
    )


def test_days_after_the_as_of_day_are_not_held_yet(spec):
    """Året til dato deles med hele årets dage."""
    spec(
        full_year_persons,
        as_of="2025-03-14",
        given="""
            courses
            person | started_on | last_day
            A      | 2025-01-01 |
            B      | 2025-01-01 | 2025-12-31
        """,
        expect="amount 0.4, partial",
    )


BUDGET = """
    budget_rows
    account | chief_area | year | month | original_ore | corrected_ore | funding   | unit
    1       | Familie    | 2025 | 1     | 10000        | 20000         | Permanent | U1
    1       | Familie    | 2025 | 2     | 10000        | 20000         | Permanent | U1
    2       | Dagtilbud  | 2025 | 12    | 5050         | 5050          | Projekt   |

    posting_rows
    account | year | month | amount_ore
    1       | 2025 | 1     | 30001
    2       | 2025 | 2     | -1000
    9       | 2025 | 2     | 500
    1       | 2025 | 3     | 700
"""


def test_expected_is_spent_and_the_rest_of_the_corrected_budget(spec):
    """Brugt til og med februar og korrigeret budget for resten af året, i kroner."""
    spec(
        budget_follow_up,
        as_of="2025-02-10",
        given=BUDGET,
        expect={
            "line original": "amount 250.5",
            "line corrected": "amount 450.5",
            "line spent": "amount 295.01",
            "line expected": "amount 345.51",
            "line deviation": "amount -104.99",
        },
    )


def test_a_posting_belongs_to_its_accounts_chief_area_in_the_budget(spec):
    """Chefområde og bevilling er kontoens i budgettet; en konto uden budget er ukendt."""
    spec(
        budget_follow_up,
        as_of="2025-12-31",
        given=BUDGET,
        expect={
            "line,chief_area spent,Familie": "amount 307.01",
            "line,chief_area spent,Dagtilbud": "amount -10",
            "line,chief_area spent,ukendt": "amount 5",
            "line,funding spent,Permanent": "amount 307.01",
            "line,account spent,9": "amount 5",
            "line,account corrected,2": "amount 50.5",
        },
    )


def test_findings_are_told_per_1000_rows_of_the_newest_deliveries(spec):
    """2 fund i 500 rækker er 4 for hver 1.000; de ældre leverancers fund er ikke med."""
    spec(
        data_quality,
        period="2025-12-31",
        given="""
            accounts
            source | delivery   | file       | read
            dubu   | 2025-11-01 | dubu_sager | 400
            dubu   | 2025-12-01 | dubu_sager | 400
            esdh   | 2025-12-01 | esdh_sager | 100

            findings
            code    | source | delivery   | file       | row
            no_end  | dubu   | 2025-11-01 | dubu_sager | 2
            no_end  | dubu   | 2025-12-01 | dubu_sager | 2
            no_date | esdh   | 2025-12-01 | esdh_sager | 3
        """,
        expect={
            "": "2 of 500, rate 4, count 2",
            "check no_end": "rate 2, longest 30",
            "source dubu": "1 of 400, rate 2.5",
            "source esdh": "rate 10",
        },
    )


def test_findings_on_courses_are_told_for_their_unit(spec):
    """Fund på et forløbs rækker hører til den enhed, der udfører det."""
    spec(
        data_quality,
        period="2025-12-31",
        given="""
            accounts
            source | delivery   | file          | read
            dubu   | 2025-12-01 | dubu_ydelser  | 10

            findings
            code    | source | delivery   | file         | row
            no_end  | dubu   | 2025-12-01 | dubu_ydelser | 2

            courses
            course | person | started_on | unit
            1      | A      | 2025-01-01 | U1
            2      | B      | 2025-01-01 | U1

            course_parts
            course | record | source | file         | row
            1      | r1     | dubu   | dubu_ydelser | 2
            2      | r2     | dubu   | dubu_ydelser | 3
        """,
        expect={"unit U1": "1 of 2, rate 500"},
    )
