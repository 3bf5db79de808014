"""Specs of the chapter *Sager og bemanding*."""

from forspring.indicators.catalogue.caseload import caseload
from forspring.indicators.catalogue.cases_active import cases_active
from forspring.indicators.catalogue.cases_closed import cases_closed
from forspring.indicators.catalogue.cases_opened import cases_opened
from forspring.indicators.catalogue.span import span
from forspring.indicators.catalogue.weighted_caseload import weighted_caseload

CASES = """
    cases
    person | type       | unit | opened_on  | last_day
    A      | Rådgivning | U1   | 2025-12-31 | 2025-12-31
    B      | Rådgivning | U1   | 2025-01-01 | 2025-12-30
    C      | Anbringelse|      | 2024-01-01 |
    D      | Anbringelse| U1   | 2026-01-01 |
"""


def test_a_case_is_open_to_and_with_its_last_day(spec):
    """Sagen er åben fra og med oprettelsen til og med lukkedagen."""
    spec(
        cases_active,
        period="2025-12-31",
        given=CASES,
        expect={"": "2", "type Rådgivning": "1", "type Anbringelse": "1", "unit U1": "1", "unit ukendt": "1"},
    )


def test_a_case_opened_in_the_period_counts(spec):
    """Oprettelsesdagen afgør perioden."""
    spec(cases_opened, period="2025", given=CASES, expect={"": "2", "type Rådgivning": "2"})


def test_a_case_closed_in_the_period_counts(spec):
    """Lukkedagen afgør perioden."""
    spec(cases_closed, period="2025-12", given=CASES, expect={"": "2", "unit U1": "2", "type Anbringelse": "nothing"})


def test_a_case_that_opens_later_is_no_case_yet(spec):
    """En sag, der oprettes efter opgørelsesdagen, findes ikke endnu."""
    spec(cases_active, period="2024-12-31", as_of="2024-12-31", given=CASES, expect="1")


def test_nothing_opens_after_the_as_of_day(spec):
    """Perioden slutter med opgørelsesdagen."""
    spec(cases_opened, as_of="2025-06-30", given=CASES, expect="1, partial")


def test_nothing_closes_after_the_as_of_day(spec):
    """En lukkedag efter opgørelsesdagen er ikke nået."""
    spec(cases_closed, as_of="2025-12-30", given=CASES, expect="1, partial")


def test_children_are_counted_per_full_time(spec):
    """2 børn på halv tid er 4 pr. fuldtid; et barn med to sager hos samme rådgiver er ét barn."""
    spec(
        caseload,
        period="2025-12-31",
        given="""
            workers
            worker | weekly_hours
            X      | 37
            Y      | 18.5

            cases
            person | caseworker | opened_on
            A      | X          | 2025-01-01
            A      | X          | 2025-02-01
            A      | Y          | 2025-01-01
            B      | Y          | 2025-01-01
        """,
        expect="mean 2.5, median 2.5, p90 3.7, max 4, n 2",
    )


def test_a_caseworker_is_a_social_worker_at_work_with_an_open_case(spec):
    """Ledere og de, der er på orlov, er ikke rådgivere; deres sager er talt for sig."""
    spec(
        caseload,
        period="2025-12-31",
        given="""
            workers
            worker | profession     | weekly_hours
            X      | Socialrådgiver | 37
            Y      | Leder          | 37
            Z      | Socialrådgiver | 0
            V      | Socialrådgiver | 37

            cases
            person | caseworker | opened_on  | last_day
            A      | X          | 2025-01-01 |
            B      | Y          | 2025-01-01 |
            C      | Z          | 2025-01-01 |
            D      |            | 2025-01-01 |
            E      | V          | 2025-01-01 | 2025-12-30
        """,
        expect={"": "max 1, n 1", "kind caseworker": "1", "kind other": "3"},
    )


def test_above_the_target_is_more_than_30(spec):
    """Ved 31 børn pr. fuldtid er rådgiveren over det vejledende sagstal, ved 30 ikke."""
    spec(
        caseload,
        period="2025-12-31",
        given="""
            workers
            worker | weekly_hours
            X      | 1.2
            Y      | 1.25

            cases
            person | caseworker | opened_on
            A      | X          | 2025-01-01
            B      | Y          | 2025-01-01
        """,
        expect={"": "1 of 2", "reductions without": "n 2", "reductions with": "n 2"},
    )


def test_hours_are_those_of_the_day(spec):
    """En rådgiver, der er gået op i tid, tæller med dagens timer."""
    spec(
        caseload,
        period="2025-12-31",
        given="""
            workers
            worker | weekly_hours | from_on    | last_day   | unit
            X      | 18.5         | 2020-01-01 | 2025-06-30 | U1
            X      | 37           | 2025-07-01 |            | U2

            cases
            person | caseworker | opened_on
            A      | X          | 2025-01-01
        """,
        expect={"": "mean 1, n 1", "unit U2": "mean 1", "unit U1": "nothing"},
    )


def test_every_case_weighs_what_the_municipality_says(spec):
    """Som leveret vejer hver sag 1, så to sager på halv tid er 4."""
    spec(
        weighted_caseload,
        period="2025-12-31",
        given="""
            workers
            worker | weekly_hours
            X      | 18.5

            cases
            person | caseworker | opened_on  | type
            A      | X          | 2025-01-01 | Rådgivning
            A      | X          | 2025-02-01 | Anbringelse
        """,
        expect="mean 4, n 1",
    )


def test_cases_without_a_caseworker_weigh_on_nobody(spec):
    """En sag uden rådgiver tæller ikke."""
    spec(
        weighted_caseload,
        period="2025-12-31",
        given="""
            workers
            worker | weekly_hours
            X      | 37

            cases
            person | caseworker | opened_on
            A      | X          | 2025-01-01
            B      | Q          | 2025-02-01
        """,
        expect="max 1, n 1",
    )


def test_the_span_is_the_advisers_of_the_unit_per_leader(spec):
    """En leder med tre socialrådgivere, hvoraf én er på orlov: 2."""
    spec(
        span,
        period="2025-12-31",
        given="""
            workers
            worker | profession     | weekly_hours | unit
            L      | Leder          | 37           | U1
            X      | Socialrådgiver | 37           | U1
            Y      | Socialrådgiver | 20           | U1
            Z      | Socialrådgiver | 0            | U1
            M      | Leder          | 37           | U2
            P      | Psykolog       | 37           | U2
        """,
        expect={"": "mean 2, max 2, n 1", "unit U1": "median 2"},
    )


def test_two_leaders_share_the_advisers(spec):
    """To ledere i samme enhed deler rådgiverne."""
    spec(
        span,
        period="2025-12-31",
        given="""
            workers
            worker | profession     | unit
            L      | Leder          | U1
            M      | Leder          | U1
            X      | Socialrådgiver | U1
        """,
        expect="mean 0.5, n 2",
    )
