"""Time limits read for all matters at once."""

from __future__ import annotations


def test_the_first_follow_up_is_due_three_months_on_and_the_day_itself_is_on_time(facts):
    """30 November + 3 months is the last day of February. Only a follow-up held from the start on counts."""
    facts(
        given="""
        course_rows
        record | mention | value             | provision | started_on | last_day
        A      | 1       | Familiebehandling | BL-32-1-5 | 2024-11-30 |
        B      | 2       | Familiebehandling | BL-32-1-5 | 2024-11-30 | 2025-02-27
        C      | 3       | Familiebehandling | SEL-52-3  | 2024-11-30 |

        follow_up_rows
        mention | held_on    | type
        1       | 2024-11-29 | Opfølgning
        1       | 2025-02-28 | Opfølgning
        2       | 2024-12-01 | Netværksmøde
        3       | 2025-03-01 | Opfølgning
        """,
        expect="""
        deadlines
        rule            | thing | law | due_on     | met_on     | is_met_in_time | stopped_on
        first_follow_up | A     | BL  | 2025-02-28 | 2025-02-28 | ja             |
        first_follow_up | B     | BL  | 2025-02-28 |            | nej            | 2025-02-27
        first_follow_up | C     | SEL | 2025-02-28 | 2025-03-01 | nej            |
        """,
    )


def test_an_assessment_that_ran_beside_brings_the_follow_up_forward_under_barnets_lov(facts):
    """It ended on or after the effort's start, having begun no later; under SEL § 70 the 3 months stand alone."""
    facts(
        given="""
        course_rows
        record | mention | value             | provision  | started_on
        A      | 1       | Familiebehandling | BL-32-1-5  | 2025-01-15
        B      | 1       | Familiebehandling | SEL-52-3-3 | 2025-01-15
        C      | 2       | Familiebehandling | BL-32-1-5  | 2025-01-15
        D      | 3       | Familiebehandling | BL-32-1-5  | 2025-01-15

        assessment_rows
        mention | type                      | started_on | last_day
        1       | Børnefaglig undersøgelse  | 2025-01-01 | 2025-02-20
        1       | Afdækning                 | 2025-01-15 | 2025-02-10
        2       | Børnefaglig undersøgelse  | 2025-01-16 | 2025-02-10
        3       | Screening                 | 2025-01-01 | 2025-02-10
        """,
        expect="""
        deadlines
        rule            | thing | due_on
        first_follow_up | A     | 2025-02-10
        first_follow_up | B     | 2025-04-15
        first_follow_up | C     | 2025-04-15
        first_follow_up | D     | 2025-04-15
        """,
    )


def test_an_early_effort_has_no_statutory_follow_up(facts):
    facts(
        given="""
        course_rows
        record | mention | value     | provision | started_on
        A      | 1       | Cool Kids | BL-30-1-2 | 2025-01-15
        """,
        expect="""
        deadlines
        rule          | thing | due_on     | authority
        local_cadence | A     | 2025-04-15 | local
        """,
    )


def test_a_notification_is_assessed_within_elapsed_hours_and_answered_within_weekdays(facts):
    """Easter Sunday's clock runs on; the receipt waits for Saturday but not for Sunday, Easter Monday or an anonymous notifier."""
    facts(
        given="""
        notification_rows
        record | received_at      | received_on | notifier | assessed_at      | receipt_on
        A      | 2025-04-19 10:00 | 2025-04-19  | 2        | 2025-04-20 10:00 | 2025-04-27
        B      | 2025-04-19 10:00 | 2025-04-19  | 8        | 2025-04-20 10:01 |
        """,
        expect="""
        deadlines
        rule               | thing | due_on     | due_at           | met_on     | is_met_in_time
        assessed_24h       | A     | 2025-04-20 | 2025-04-20 10:00 | 2025-04-20 | ja
        assessed_24h       | B     | 2025-04-20 | 2025-04-20 10:00 | 2025-04-20 | nej
        receipt_6_weekdays | A     | 2025-04-28 |                  | 2025-04-27 | ja
        """,
    )


def test_the_hour_that_summer_takes_is_not_given(facts):
    """24 hours from Saturday 12:00 end on Sunday 13:00 by the clock when summer time begins."""
    facts(
        given="""
        notification_rows
        record | received_at      | received_on | notifier | assessed_at
        A      | 2025-03-29 12:00 | 2025-03-29  | 8        | 2025-03-30 13:00
        B      | 2025-03-29 23:30 | 2025-03-29  | 8        | 2025-03-31 00:31
        C      | 2025-10-26 00:10 | 2025-10-26  | 8        | 2025-10-26 23:10
        """,
        expect="""
        deadlines
        rule         | thing | due_on     | is_met_in_time
        assessed_24h | A     | 2025-03-30 | ja
        assessed_24h | B     | 2025-03-31 | nej
        assessed_24h | C     | 2025-10-26 | ja
        """,
    )


def test_the_four_months_run_from_the_day_the_municipality_became_aware(facts):
    facts(
        given="""
        assessment_rows
        record | mention | type                     | aware_on   | started_on | last_day
        A      | 1       | Børnefaglig undersøgelse | 2025-01-31 | 2025-02-20 | 2025-05-31
        B      | 1       | Afdækning                | 2025-01-31 | 2025-02-20 | 2025-05-31
        C      | 1       | Børnefaglig undersøgelse |            | 2023-02-20 |
        """,
        expect="""
        deadlines
        rule                | thing | law | starts_on  | due_on     | is_met_in_time
        assessment_4_months | A     | BL  | 2025-01-31 | 2025-05-31 | ja
        assessment_4_months | C     | SEL | 2023-02-20 | 2023-06-20 | nej
        """,
    )


def test_a_plan_may_be_older_than_the_effort_and_must_be_there_before_a_placement_without_consent(facts):
    facts(
        given="""
        course_rows
        record | mention | value        | provision | started_on
        A      | 1       | Plejefamilie | BL-46     | 2025-01-15
        B      | 2       | Plejefamilie | BL-47     | 2025-01-15

        follow_up_rows
        mention | held_on    | type
        1       | 2024-12-01 | Handleplan
        2       | 2025-01-16 | Barnets plan
        """,
        expect="""
        deadlines
        rule         | thing | due_on     | met_on     | is_met_in_time
        plan_on_time | A     | 2025-04-15 | 2024-12-01 | ja
        plan_on_time | B     | 2025-01-15 | 2025-01-16 | nej
        """,
    )


def test_further_follow_ups_are_due_after_six_months_under_sel_and_when_decided_under_barnets_lov(facts):
    facts(
        given="""
        course_rows
        record | mention | value             | provision  | started_on
        A      | 1       | Familiebehandling | SEL-52-3-3 | 2025-01-15
        B      | 2       | Familiebehandling | BL-32-1-5  | 2025-01-15

        follow_up_rows
        mention | held_on    | type       | next_on
        1       | 2025-02-01 | Opfølgning |
        1       | 2025-08-01 | Opfølgning |
        2       | 2025-02-01 | Opfølgning | 2025-03-15
        2       | 2025-03-20 | Opfølgning |
        """,
        expect="""
        deadlines
        rule              | thing | starts_on  | due_on     | met_on     | is_met_in_time
        further_follow_up | A     | 2025-02-01 | 2025-08-01 | 2025-08-01 | ja
        further_follow_up | A     | 2025-08-01 | 2026-02-01 |            | nej
        further_follow_up | B     | 2025-02-01 | 2025-03-15 | 2025-03-20 | nej
        """,
    )
