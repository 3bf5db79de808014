"""Records, notifications, sessions: what happened, and on which day the municipality knew."""

from __future__ import annotations


def test_the_day_of_a_record_is_the_day_the_municipality_knew(facts):
    """An assessment's is the day it became aware; never the day of a referral or a request."""
    facts(
        given="""
        case_rows
        record | mention | opened_on  | last_day
        A      | 1       | 2025-01-01 | 2025-02-01

        assessment_rows
        record | mention | aware_on   | started_on
        B      | 1       | 2025-01-10 | 2025-01-20
        C      | 1       |            | 2025-01-21

        course_rows
        record | mention | value     | requested_on | started_on
        D      | 1       | Cool Kids | 2025-01-01   | 2025-03-01

        follow_up_rows
        record | mention | held_on
        E      | 1       | 2025-04-01
        """,
        expect="""
        records
        record | person | kind       | day        | last_day
        A      | P1     | case       | 2025-01-01 | 2025-02-01
        B      | P1     | assessment | 2025-01-10 |
        C      | P1     | assessment | 2025-01-21 |
        D      | P1     | course     | 2025-03-01 |
        E      | P1     | follow_up  | 2025-04-01 | 2025-04-01
        """,
    )


def test_every_health_visit_but_one_by_need_is_universal(facts):
    facts(
        given="""
        contact_rows
        record | source | mention | held_on    | type
        A      | novax  | 1       | 2025-01-01 | Hjemmebesøg
        B      | novax  | 1       | 2025-01-01 | Behovsbesøg
        C      | novax  | 1       | 2025-01-01 |

        course_rows
        record | source | mention | value         | started_on
        D      | novax  | 1       | Almindelig    | 2025-01-01
        E      | novax  | 1       | Familiegruppe | 2025-01-01
        """,
        expect="""
        records
        record | is_universal
        A      | ja
        B      | nej
        C      | ja
        D      | ja
        E      | nej
        """,
    )


def test_a_row_that_names_nobody_is_no_record_of_a_child(facts):
    facts(
        given="""
        notification_rows
        record | mention | received_at      | received_on
        A      | 1       | 2025-01-01 12:00 | 2025-01-01
        B      |         | 2025-01-01 12:00 | 2025-01-01
        """,
        expect="""
        records
        record | person
        A      | P1
        """,
    )


def test_a_notification_that_names_nobody_is_still_a_notification(facts):
    """And the local day of a moment is Copenhagen's, in summer and in winter."""
    facts(
        given="""
        notification_rows
        record | mention | received_at      | received_on | assessed_at
        A      |         | 2025-01-01 23:30 | 2025-01-01  | 2025-01-02 00:30
        B      |         | 2025-07-01 23:30 | 2025-07-01  | 2025-07-02 00:30
        C      |         | 2025-07-01 12:00 | 2025-07-01  | 2025-07-01 23:59
        D      |         | 2025-07-01 12:00 | 2025-07-01  |
        """,
        expect="""
        notifications
        notification | person | assessed_on
        A            |        | 2025-01-02
        B            |        | 2025-07-02
        C            |        | 2025-07-01
        D            |        |
        """,
    )


def test_sessions_are_activities_apart_from_notes_and_belong_to_the_whole_course(facts):
    facts(
        given="""
        course_rows
        record | source | mention | case_number | joint_number | value         | started_on
        Mor    | esdh   | 1       | 11          | 17-214-25    | Samtaleforløb | 2025-01-10
        Far    | esdh   | 1       | 12          | 17-214-25    | Samtaleforløb | 2025-01-13

        activity_rows
        record | source | case_number | held_on    | type
        A      | esdh   | 11          | 2025-01-10 | Samtale
        B      | esdh   | 12          | 2025-01-20 | Møde
        C      | esdh   | 12          | 2025-01-21 | Notat
        """,
        expect="""
        sessions
        session | course | person | activity
        A       | Mor    | P1     | samtaleforloeb
        B       | Mor    | P1     | samtaleforloeb
        """,
    )


def test_the_wait_ends_with_the_first_session_after_the_referral_or_with_the_start(facts):
    """A note does not end it; a course of two systems has the earliest request and the earliest session or start."""
    facts(
        given="""
        course_rows
        record | source | mention | case_number | value         | requested_on | started_on
        A      | esdh   | 1       | 11          | Udredning     | 2025-01-05   | 2025-01-01
        B      | esdh   | 2       | 12          | Udredning     | 2025-01-05   | 2025-01-01
        C      | dubu   | 3       | 13          | Kontaktperson | 2025-01-05   | 2025-02-01
        D      | dubu   | 4       | 14          | Cool Kids     | 2025-01-09   | 2025-03-01
        E      | esdh   | 4       | 15          | Cool Kids     | 2025-01-05   | 2025-03-02

        activity_rows
        source | case_number | held_on    | type
        esdh   | 11          | 2025-01-04 | Samtale
        esdh   | 11          | 2025-01-05 | Notat
        esdh   | 11          | 2025-01-09 | Test
        esdh   | 12          | 2025-01-09 | Notat
        esdh   | 15          | 2025-02-09 | Samtale
        """,
        expect="""
        courses
        course | requested_on | first_session_on
        A      | 2025-01-05   | 2025-01-09
        B      | 2025-01-05   |
        C      | 2025-01-05   | 2025-02-01
        D      | 2025-01-05   | 2025-02-09
        """,
    )


def test_a_case_lies_in_its_named_unit_else_with_its_caseworker(facts):
    facts(
        given="""
        case_rows
        record | case_number | mention | caseworker | unit       | opened_on
        A      | S-1         | 1       | abcd       | Myndighed  | 2025-01-05
        B      | S-2         | 1       | ABCD       |            | 2025-01-05
        C      | S-3         | 1       |            | Ukendt hus | 2025-01-05

        unit_rows
        unit | name      | role      | from_on
        MYN  | Myndighed | Myndighed | 2012-01-01
        TEAM | Team      | PPR       | 2012-01-01

        worker_rows
        worker | unit | from_on
        ABCD   | TEAM | 2012-01-01
        """,
        expect="""
        cases
        case_number | caseworker | unit | role
        S-1         | ABCD       | MYN  | Myndighed
        S-2         | ABCD       | TEAM | PPR
        S-3         |            |      |
        """,
    )
