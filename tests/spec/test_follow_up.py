"""Specs of the chapter *Opfølgning og planer*."""

from forspring.indicators.catalogue.first_follow_up import first_follow_up
from forspring.indicators.catalogue.local_cadence import local_cadence
from forspring.indicators.catalogue.plan_on_time import plan_on_time


def test_held_on_the_last_day_is_on_time(spec):
    """Fristdagen tæller med."""
    spec(
        first_follow_up,
        period="2025-01",
        given="""
            deadlines
            person | due_on     | met_on
            A      | 2025-01-15 | 2025-01-15
            B      | 2025-01-15 | 2025-01-16
            C      | 2025-01-15 |
        """,
        expect="1 of 3",
    )


def test_an_effort_that_ended_before_the_day_needs_no_follow_up(spec):
    """Kun indsatser, der stadig løb på fristdagen, er i det hele."""
    spec(
        first_follow_up,
        period="2025-01",
        given="""
            deadlines
            person | due_on     | met_on     | stopped_on | step | provision
            A      | 2025-01-15 |            | 2025-01-14 | 3    | BL-32-1-3
            B      | 2025-01-15 |            | 2025-01-15 | 3    | BL-32-1-3
            C      | 2025-01-15 | 2025-01-10 |            | 5    | SEL-52-3-7
        """,
        expect={"": "1 of 2", "step 3": "0 of 1", "step 5": "1 of 1", "provision BL-32-1-3": "0 of 1"},
    )


def test_days_after_the_as_of_day_are_not_due_yet(spec):
    """Frister efter opgørelsesdagen er ikke med, heller ikke når de er overholdt."""
    spec(
        first_follow_up,
        as_of="2025-01-15",
        given="""
            deadlines
            person | due_on     | met_on
            A      | 2025-01-15 | 2025-01-15
            B      | 2025-01-16 | 2025-01-15
        """,
        expect="1 of 1, partial",
    )


def test_the_local_norm_is_told_by_step(spec):
    """Egen kadence ses for hvert trin."""
    spec(
        local_cadence,
        given="""
            deadlines
            person | due_on     | met_on     | step
            A      | 2025-01-15 | 2025-01-15 | 2
            B      | 2025-01-15 |            | 2
            C      | 2025-01-15 | 2025-01-01 | 3
        """,
        expect={"": "2 of 3, n 3", "step 2": "1 of 2, n 2", "step 3": "1 of 1"},
    )


def test_the_local_norm_binds_only_while_the_effort_runs(spec):
    """Er indsatsen slut før fristen, er den ikke med."""
    spec(
        local_cadence,
        given="""
            deadlines
            person | due_on     | met_on | stopped_on
            A      | 2025-01-15 |        | 2025-01-01
        """,
        expect="nothing",
    )


def test_a_plan_on_the_3_month_day_is_on_time(spec):
    """Fristdagen tæller med."""
    spec(
        plan_on_time,
        given="""
            deadlines
            person | due_on     | met_on     | activity
            A      | 2025-04-01 | 2025-04-01 | anbringelse_pleje
            B      | 2025-04-01 | 2025-04-02 | anbringelse_pleje
        """,
        expect={"": "1 of 2, n 2", "activity anbringelse_pleje": "1 of 2"},
    )


def test_a_plan_that_is_due_later_is_not_in_the_period(spec):
    """Fristen afgør perioden, ikke starten."""
    spec(
        plan_on_time,
        period="2025-Q1",
        given="""
            deadlines
            person | starts_on  | due_on     | met_on
            A      | 2025-01-01 | 2025-04-01 | 2025-02-01
        """,
        expect="nothing",
    )
