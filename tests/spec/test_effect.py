"""Specs of the chapter *Opsporing og virkning*."""

from forspring.indicators.catalogue.age_at_detection import age_at_detection
from forspring.indicators.catalogue.earlier_signs import earlier_signs
from forspring.indicators.catalogue.no_return import no_return
from forspring.indicators.catalogue.onward import onward
from forspring.indicators.catalogue.return_to_early import return_to_early
from forspring.indicators.catalogue.sign_to_effort import sign_to_effort


def test_the_age_is_in_completed_months_at_the_first_of_each(spec):
    """Første registrering med 11 fyldte måneder, første underretning med 12; sundhedsplejens besøg til alle tæller ikke."""
    spec(
        age_at_detection,
        given="""
            people
            person | birth_on
            A      | 2024-01-15

            records
            person | day        | is_universal | kind
            A      | 2024-02-01 | ja           | contact
            A      | 2025-01-14 | nej          | case
            A      | 2025-06-01 | nej          | case

            notifications
            person | received_on
            A      | 2025-01-15
        """,
        expect={"event first_record": "median 11, n 1", "event first_notification": "median 12, n 1", "event first_effort": "nothing"},
    )


def test_the_median_of_two_lies_between_them(spec):
    """Første indsats er registreret tidlig eller indgribende; ligestillede tæller ikke."""
    spec(
        age_at_detection,
        given="""
            people
            person | birth_on
            A      | 2024-01-01
            B      | 2023-12-01
            C      | 2020-01-01

            courses
            person | started_on | early      | is_heavier
            A      | 2025-01-01 | registered | nej
            A      | 2024-06-01 | equal      | nej
            B      | 2025-01-01 |            | ja
            C      | 2024-12-31 | registered | nej
        """,
        expect={"event first_effort": "median 12.5, n 2"},
    )


def test_children_without_an_effort_are_in_the_time_from_sign_to_effort(spec):
    """Ét barn fik en indsats efter 30 dage, ét har ingen fået: halvdelen er nået på 30. dag."""
    spec(
        sign_to_effort,
        given="""
            records
            person | day
            A      | 2025-01-01
            A      | 2025-01-31
            B      | 2025-01-01
            C      | 2024-12-31

            courses
            person | started_on | early
            A      | 2025-01-31 | registered
        """,
        expect="median 30, n 2, n_open 1",
    )


def test_an_effort_that_is_itself_the_first_sign_counts_0_days(spec):
    """Et tegn og en indsats på samme dag er 0 dage."""
    spec(
        sign_to_effort,
        given="""
            records
            person | day        | kind
            A      | 2025-03-01 | course

            courses
            person | started_on | is_heavier
            A      | 2025-03-01 | ja
        """,
        expect="median 0, n 1, n_open 0",
    )


def test_a_sign_is_earlier_when_more_than_6_months_old(spec):
    """Et tegn på dagen 6 måneder før er ikke mere end 6 måneder gammelt; dagen før er."""
    spec(
        earlier_signs,
        given="""
            courses
            person | started_on | is_heavier
            A      | 2025-07-01 | ja
            B      | 2025-07-01 | ja
            C      | 2025-07-01 | ja
            D      | 2025-07-01 | nej

            records
            person | day        | source | is_universal
            A      | 2025-01-01 | dubu   | nej
            B      | 2024-12-31 | esdh   | nej
            C      | 2020-01-01 | novax  | ja
        """,
        expect={
            "months 6": "1 of 3",
            "months 12": "0 of 3",
            "months,source 6,esdh": "1 of 3",
            "months,source 6,dubu": "0 of 3",
            "months,source 12,esdh": "0 of 3",
        },
    )


def test_months_before_clamp_too(spec):
    """12 måneder før 29. februar 2024 er 28. februar 2023."""
    spec(
        earlier_signs,
        period="2024-02",
        given="""
            courses
            person | started_on | is_heavier
            A      | 2024-02-29 | ja
            B      | 2024-02-29 | ja

            records
            person | day        | source
            A      | 2023-02-28 | dubu
            B      | 2023-02-27 | dubu
        """,
        expect={"months 12": "1 of 2", "months,source 12,dubu": "1 of 2"},
    )


ENDED = """
    courses
    person | started_on | last_day   | early      | is_heavier | activity
    A      | 2023-01-01 | 2023-06-30 | registered | nej        | cool_kids
    A      | 2023-12-30 |            |            | ja         | kontaktperson
    B      | 2023-01-01 | 2023-06-30 | registered | nej        | cool_kids
    B      | 2024-01-01 |            |            | ja         | kontaktperson
    C      | 2023-01-01 | 2023-06-30 | registered | nej        | ppv
    C      | 2023-06-30 |            |            | ja         | kontaktperson
    D      | 2023-01-01 | 2023-06-30 | equal      | nej        | ppv
"""


def test_onward_is_a_heavier_effort_begun_after_the_last_day(spec):
    """183 dage tæller med, 185 ikke; en indgribende indsats, der begyndte på den sidste dag, tæller ikke."""
    spec(
        onward,
        period="2023",
        given=ENDED,
        expect={
            "months 6": "share 0.333333, n 3, n_open 3",
            "months 12": "share 0.666667, n 3, n_open 1",
            "months 24": "share 0.666667, n 3",
            "activity,months cool_kids,12": "share 1, n 2",
            "activity,months ppv,6": "share 0, n 1",
        },
    )


def test_those_followed_for_less_than_the_horizon_are_in_while_followed(spec):
    """Af to blev ét fulgt i 100 dage, og det andet fik en indsats efter 150: da var kun det ene tilbage."""
    spec(
        onward,
        as_of="2025-10-08",
        given="""
            courses
            person | started_on | last_day   | early      | is_heavier
            A      | 2024-01-01 | 2025-06-30 | registered | nej
            B      | 2024-01-01 | 2025-01-01 | registered | nej
            B      | 2025-05-31 |            |            | ja
        """,
        expect={"months 6": "share 1, n 2, n_open 0", "months 24": "share 1"},
    )


def test_a_horizon_longer_than_anyone_was_followed_is_left_out(spec):
    """Er ingen fulgt i 12 måneder, siges der intet om 12 måneder."""
    spec(
        onward,
        as_of="2025-12-31",
        given="""
            courses
            person | started_on | last_day   | early
            A      | 2024-01-01 | 2025-07-01 | registered
        """,
        expect={"months 6": "share 0, n 1, n_open 1", "months 12": "nothing"},
    )


def test_return_is_a_new_registered_early_effort(spec):
    """En ligestillet eller indgribende indsats er ikke at være tilbage."""
    spec(
        return_to_early,
        period="2023",
        as_of="2025-12-31",
        given="""
            courses
            person | started_on | last_day   | early      | is_heavier
            A      | 2023-01-01 | 2023-06-30 | registered | nej
            A      | 2023-07-01 |            | registered | nej
            B      | 2023-01-01 | 2023-06-30 | registered | nej
            B      | 2023-07-01 |            | equal      | nej
        """,
        expect={"months 6": "share 0.5, n 2", "months 24": "share 0.5, n 2, n_open 1"},
    )


def test_a_return_after_the_horizon_is_not_within_it(spec):
    """Efter 200 dage: ikke inden 6 måneder, men inden 12."""
    spec(
        return_to_early,
        period="2023",
        given="""
            courses
            person | started_on | last_day   | early
            A      | 2023-01-01 | 2023-06-30 | registered
            A      | 2024-01-16 |            | registered
        """,
        expect={"months 6": "share 0", "months 12": "share 1"},
    )


def test_not_seen_since_is_no_record_for_12_months(spec):
    """En oplysning på 365. dag er set igen, på 366. ikke; sundhedsplejens besøg til alle tæller ikke."""
    spec(
        no_return,
        period="2023",
        given="""
            courses
            person | started_on | last_day   | early      | activity
            A      | 2023-01-01 | 2023-06-30 | registered | cool_kids
            B      | 2023-01-01 | 2023-06-30 | registered | cool_kids
            C      | 2023-01-01 | 2023-06-30 | registered | cool_kids

            records
            person | day        | is_universal
            A      | 2024-06-29 | nej
            B      | 2024-06-30 | nej
            C      | 2023-09-01 | ja
            C      | 2023-06-30 | nej
        """,
        expect={"": "share 0.666667, n 3", "activity cool_kids": "share 0.666667"},
    )


def test_nothing_is_said_before_12_months_have_gone(spec):
    """Er ingen fulgt i 12 måneder, siges der intet."""
    spec(
        no_return,
        given="""
            courses
            person | started_on | last_day   | early
            A      | 2024-01-01 | 2025-07-01 | registered
        """,
        expect="nothing",
    )
