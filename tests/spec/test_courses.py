"""Specs of the chapter *Forløb*."""

from forspring.indicators.catalogue.course_duration import course_duration
from forspring.indicators.catalogue.courses_active import courses_active
from forspring.indicators.catalogue.courses_ended import courses_ended
from forspring.indicators.catalogue.courses_started import courses_started
from forspring.indicators.catalogue.double_registered import double_registered
from forspring.indicators.catalogue.sessions import sessions
from forspring.indicators.catalogue.waiting_time import waiting_time


def test_a_course_counts_in_the_period_of_its_first_day(spec):
    """Forløbet tæller der, hvor dets første dag ligger, også når det ikke nævner noget barn."""
    spec(
        courses_started,
        period="2025-Q1",
        given="""
            courses
            person | started_on | activity
            A      | 2025-01-01 | cool_kids
            A      | 2025-03-31 | ppv
            B      | 2024-12-31 | ppv
            C      | 2025-04-01 | ppv
                   | 2025-02-01 | aaben_raadgivning
        """,
        expect={"": "3", "activity cool_kids": "1", "activity ppv": "1", "activity aaben_raadgivning": "1", "age_band ukendt": "1"},
    )


def test_a_remainder_stands_where_the_category_is_unknown(spec):
    """Delene giver det hele: det, der ikke kendes, står som ukendt."""
    spec(
        courses_started,
        given="""
            courses
            person | started_on | unit | role       | step
            A      | 2025-01-01 | U1   | Myndighed  | 2
            B      | 2025-01-01 |      |            |
        """,
        expect={"": "2", "unit U1": "1", "unit ukendt": "1", "role Myndighed": "1", "role ukendt": "1", "step 2": "1", "step ukendt": "1"},
    )


def test_the_as_of_day_cuts(spec):
    """Et forløb, der begynder efter opgørelsesdagen, er ikke et forløb endnu."""
    spec(
        courses_started,
        as_of="2025-06-30",
        given="""
            courses
            person | started_on
            A      | 2025-06-30
            B      | 2025-07-01
        """,
        expect="1, partial",
    )


def test_a_course_ends_on_its_last_day(spec):
    """Forløbet er afsluttet i den periode, dets sidste dag ligger i; en ukendt slutdag tæller ikke."""
    spec(
        courses_ended,
        period="2025-01",
        given="""
            courses
            person | started_on | last_day   | known_until
            A      | 2024-01-01 | 2025-01-31 |
            B      | 2024-01-01 | 2025-02-01 |
            C      | 2024-01-01 |            | 2025-01-15
        """,
        expect="1",
    )


def test_an_end_after_the_as_of_day_is_no_end_yet(spec):
    """En slutdag efter opgørelsesdagen er ikke nået."""
    spec(
        courses_ended,
        as_of="2025-06-30",
        given="""
            courses
            person | started_on | last_day
            A      | 2024-01-01 | 2025-06-30
            B      | 2024-01-01 | 2025-07-01
        """,
        expect="1, partial",
    )


def test_the_stock_is_what_is_open_on_the_day(spec):
    """Bestanden er de forløb, der er i gang på dagen, den sidste dag med."""
    spec(
        courses_active,
        period="2024-12-31",
        given="""
            courses
            person | started_on | last_day   | activity
            A      | 2024-12-31 | 2024-12-31 | ppv
            A      | 2024-01-01 | 2024-12-30 | ppv
            B      | 2024-01-01 |            | cool_kids
            C      | 2025-01-01 |            | ppv
        """,
        expect={"": "2", "activity ppv": "1", "activity cool_kids": "1"},
    )


def test_the_stock_has_the_childs_age_on_the_day(spec):
    """Alderen i bestanden er den på dagen."""
    spec(
        courses_active,
        period="2025-12-31",
        given="""
            people
            person | birth_on
            A      | 2022-12-31
            B      | 2023-01-01

            courses
            person | started_on
            A      | 2024-01-01
            B      | 2024-01-01
        """,
        expect={"": "2", "age_band 0-2": "1", "age_band 3-5": "1"},
    )


def test_open_courses_are_in_the_duration(spec):
    """To er slut efter 10 og 20 dage, ét løber endnu: halvdelen er slut efter 20 dage."""
    spec(
        course_duration,
        given="""
            courses
            person | started_on | last_day
            A      | 2025-01-01 | 2025-01-11
            B      | 2025-01-01 | 2025-01-21
            C      | 2025-01-01 |
        """,
        expect="median 20, p25 10, p75 not_reached, n 3, n_open 1",
    )


def test_ends_come_before_open_courses_of_the_same_day(spec):
    """Slutter ét forløb efter lige så mange dage, som et andet har løbet, er det andet endnu med: 1 af 2, ikke 1 af 1."""
    spec(
        course_duration,
        as_of="2025-06-30",
        period="2025",
        given="""
            courses
            person | started_on | last_day
            A      | 2025-06-20 | 2025-06-30
            B      | 2025-06-20 |
        """,
        expect="median 10, p75 not_reached, n 2, n_open 1",
    )


def test_two_thirds_of_three_quarters_is_a_half(spec):
    """Er netop halvdelen tilbage, er medianen nået."""
    spec(
        course_duration,
        given="""
            courses
            person | started_on | last_day   | activity
            A      | 2025-01-01 | 2025-01-02 | ppv
            B      | 2025-01-01 | 2025-01-03 | ppv
            C      | 2025-01-01 |            | ppv
            D      | 2025-01-01 |            | ppv
        """,
        expect={"": "median 2, n 4, n_open 2", "activity ppv": "median 2, p25 1, n 4"},
    )


def test_a_course_of_one_day_has_lasted_0_days(spec):
    """Et forløb, der slutter samme dag, som det begynder, har varet 0 dage."""
    spec(
        course_duration,
        given="""
            courses
            person | started_on | last_day
            A      | 2025-01-01 | 2025-01-01
        """,
        expect="median 0, n 1, n_open 0",
    )


def test_the_median_is_not_reached_while_most_are_open(spec):
    """Er færre end halvdelen slut, kan medianen ikke siges endnu."""
    spec(
        course_duration,
        given="""
            courses
            person | started_on | last_day
            A      | 2025-01-01 | 2025-01-11
            B      | 2025-01-01 |
            C      | 2025-01-01 |
        """,
        expect="median not_reached, n 3, n_open 2",
    )


def test_a_course_in_two_systems_counts_while_it_touches_the_period(spec):
    """Kun forløb, der står i mere end ét system, og kun dem med en dag i perioden."""
    spec(
        double_registered,
        period="2025-02",
        given="""
            courses
            person | started_on | last_day   | source    | is_merged
            A      | 2025-01-01 | 2025-02-01 | dubu+esdh | ja
            B      | 2025-01-01 | 2025-01-31 | dubu+esdh | ja
            C      | 2025-01-01 |            | dubu      | nej
        """,
        expect={"": "1", "source dubu+esdh": "1", "source dubu": "nothing"},
    )


def test_a_double_registration_is_one_course_under_its_activity(spec):
    """Forløbet tæller én gang, under sin egen indsats og begge systemer i ét."""
    spec(
        double_registered,
        given="""
            courses
            person | started_on | activity     | source    | is_merged
            A      | 2025-12-31 | cool_kids    | dubu+esdh | ja
            B      | 2025-01-01 | gruppe_oevrig| esdh+novax| ja
        """,
        expect={"": "2", "activity cool_kids": "1", "source esdh+novax": "1"},
    )


def test_sessions_count_on_their_day(spec):
    """Hver aktivitet tæller den dag, den blev holdt."""
    spec(
        sessions,
        period="2025-01",
        given="""
            sessions
            person | held_on    | activity  | unit | type
            A      | 2025-01-01 | cool_kids | U1   | Gruppegang
            A      | 2025-01-31 | cool_kids | U1   | Gruppegang
            B      | 2025-01-31 | ppv       |      | Test
            B      | 2025-02-01 | ppv       |      | Test
        """,
        expect={"": "3", "activity cool_kids": "2", "unit U1": "2", "unit ukendt": "1", "type Test": "1"},
    )


def test_sessions_after_the_as_of_day_are_not_held_yet(spec):
    """En aktivitet efter opgørelsesdagen er ikke holdt endnu."""
    spec(
        sessions,
        as_of="2025-01-31",
        given="""
            sessions
            person | held_on
            A      | 2025-01-31
            A      | 2025-02-01
        """,
        expect="1, partial",
    )


def test_those_who_still_wait_are_in_the_waiting_time(spec):
    """Én ventede 10 dage, én venter endnu på 30. dag: halvdelen er i gang efter 10 dage."""
    spec(
        waiting_time,
        as_of="2025-01-31",
        period="2025-01",
        given="""
            courses
            person | requested_on | started_on | first_session_on | source
            A      | 2025-01-01   | 2025-01-01 | 2025-01-11       | esdh
            B      | 2025-01-01   | 2025-01-01 |                  | esdh
            C      | 2024-12-31   | 2025-01-01 | 2025-01-02       | esdh
            D      |              | 2025-01-01 | 2025-01-02       | esdh
        """,
        expect={"": "median 10, n 2, n_open 1", "source esdh": "median 10, n 2, n_open 1"},
    )


def test_a_start_after_the_as_of_day_is_still_waiting(spec):
    """Er starten aftalt, men ikke kommet, venter barnet stadig."""
    spec(
        waiting_time,
        as_of="2025-01-31",
        period="2025-01",
        given="""
            courses
            person | requested_on | started_on | first_session_on
            A      | 2025-01-01   | 2025-02-10 | 2025-02-10
        """,
        expect="median not_reached, n 1, n_open 1",
    )


def test_a_case_closed_before_anything_began_waits_no_more(spec):
    """En sag, der er lukket, uden at nogen kom i gang, er hverken ventende eller i gang."""
    spec(
        waiting_time,
        given="""
            courses
            person | requested_on | started_on | last_day   | first_session_on | source
            A      | 2025-01-01   | 2025-01-01 | 2025-02-01 |                  | esdh
            B      | 2025-01-01   | 2025-01-01 | 2025-02-01 | 2025-01-06       | esdh
        """,
        expect="median 5, n 1, n_open 0",
    )


def test_the_queue_is_those_waiting_on_the_day_and_the_longest_wait(spec):
    """På dagen venter de, der er henvist senest den dag og ikke kommet i gang; den længste ventetid er i dage."""
    spec(
        waiting_time,
        period="2024-12-31",
        given="""
            courses
            person | requested_on | started_on | last_day   | first_session_on
            A      | 2024-12-01   | 2024-12-01 |            |
            B      | 2024-11-01   | 2024-11-01 |            | 2024-12-31
            C      | 2024-12-21   | 2025-01-01 |            | 2025-01-01
            D      | 2024-10-01   | 2024-10-01 | 2024-12-30 |
            E      | 2025-01-01   | 2025-01-01 |            |
        """,
        expect={"": "n_waiting 2, longest 30"},
    )
