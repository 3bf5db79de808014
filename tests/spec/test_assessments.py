"""Specs of the chapter *Undersøgelser*."""

from forspring.indicators.catalogue.assessment_4_months import assessment_4_months
from forspring.indicators.catalogue.assessment_duration import assessment_duration
from forspring.indicators.catalogue.assessments_active import assessments_active
from forspring.indicators.catalogue.assessments_ended import assessments_ended
from forspring.indicators.catalogue.assessments_past_4_months import assessments_past_4_months
from forspring.indicators.catalogue.assessments_started import assessments_started
from forspring.indicators.catalogue.child_talk import child_talk


def test_an_assessment_begins_on_its_start_day(spec):
    """Startdatoen afgør perioden, ikke den dag, kommunen blev opmærksom."""
    spec(
        assessments_started,
        period="2025-02",
        given="""
            assessments
            person | type       | aware_on   | started_on
            A      | Screening  | 2025-01-31 | 2025-02-01
            B      | Afdækning  | 2025-02-01 | 2025-03-01
        """,
        expect={"": "1", "type Screening": "1", "type Afdækning": "nothing"},
    )


def test_assessments_after_the_as_of_day_have_not_begun(spec):
    """En startdato efter opgørelsesdagen er ikke nået."""
    spec(
        assessments_started,
        as_of="2025-02-01",
        given="""
            assessments
            person | started_on
            A      | 2025-02-01
            B      | 2025-02-02
        """,
        expect="1, partial",
    )


def test_an_assessment_ends_on_its_end_day(spec):
    """Slutdatoen afgør perioden."""
    spec(
        assessments_ended,
        period="2025-03",
        given="""
            assessments
            person | started_on | last_day   | type
            A      | 2025-01-01 | 2025-03-31 | Afdækning
            B      | 2025-01-01 | 2025-04-01 | Afdækning
            C      | 2025-03-01 |            | Afdækning
        """,
        expect={"": "1", "type Afdækning": "1"},
    )


def test_an_end_that_has_not_come_is_no_end(spec):
    """En slutdato efter opgørelsesdagen er ikke nået."""
    spec(
        assessments_ended,
        as_of="2025-03-30",
        given="""
            assessments
            person | started_on | last_day
            A      | 2025-01-01 | 2025-03-31
            B      | 2025-01-01 | 2025-03-30
        """,
        expect="1, partial",
    )


def test_an_assessment_is_open_to_and_with_its_end_day(spec):
    """Slutdagen tæller med."""
    spec(
        assessments_active,
        period="2024-12-31",
        given="""
            assessments
            person | type      | started_on | last_day
            A      | Screening | 2024-12-31 | 2024-12-31
            B      | Screening | 2024-01-01 | 2024-12-30
            C      | Afdækning | 2024-06-01 |
        """,
        expect={"": "2", "type Screening": "1", "type Afdækning": "1"},
    )


def test_one_that_was_closed_on_an_unknown_day_is_open_while_it_was_known(spec):
    """Kendes slutdagen ikke, er undersøgelsen i gang til den nyeste dag, der kendes for den."""
    spec(
        assessments_active,
        period="2024-12-31",
        given="""
            assessments
            person | started_on | last_day | known_until
            A      | 2024-01-01 |          | 2024-12-31
            B      | 2024-01-01 |          | 2024-11-30
        """,
        expect="1",
    )


def test_past_4_months_is_after_the_4_month_day(spec):
    """På selve 4-månedersdagen er fristen ikke overskredet; den regnes fra den dag, kommunen blev opmærksom."""
    spec(
        assessments_past_4_months,
        period="2025-12-31",
        given="""
            assessments
            person | aware_on   | started_on | last_day
            A      | 2025-08-31 | 2025-09-15 |
            B      | 2025-08-30 | 2025-09-15 |
            C      | 2025-01-01 | 2025-09-15 | 2025-12-30
        """,
        expect={"": "1", "type Børnefaglig undersøgelse": "1"},
    )


def test_months_clamp_to_the_last_day_of_a_short_month(spec):
    """31. oktober og 4 måneder er 28. februar."""
    spec(
        assessments_past_4_months,
        as_of="2025-02-28",
        period="2025-02-28",
        given="""
            assessments
            person | aware_on   | started_on
            A      | 2024-10-31 | 2024-11-01
            B      | 2024-10-27 | 2024-11-01
        """,
        expect="1",
    )


def test_ended_on_the_4_month_day_is_in_time(spec):
    """4-månedersdagen tæller med."""
    spec(
        assessment_4_months,
        period="2025-05",
        given="""
            deadlines
            person | due_on     | met_on
            A      | 2025-05-01 | 2025-05-01
            B      | 2025-05-01 | 2025-05-02
            C      | 2025-05-31 |
            D      | 2025-06-01 | 2025-05-01
        """,
        expect="1 of 3",
    )


def test_only_4_month_days_that_have_come_are_in_the_whole(spec):
    """I en periode, som opgørelsesdagen afkorter, er kun de frister med, der er nået."""
    spec(
        assessment_4_months,
        as_of="2025-05-15",
        given="""
            deadlines
            person | due_on     | met_on
            A      | 2025-05-15 | 2025-05-15
            B      | 2025-05-16 | 2025-05-15
        """,
        expect="1 of 1, partial",
    )


def test_the_time_runs_from_the_day_the_municipality_became_aware(spec):
    """Fra opmærksom til afsluttet: 20 og 40 dage, og én er i gang endnu."""
    spec(
        assessment_duration,
        given="""
            assessments
            person | aware_on   | started_on | last_day
            A      | 2025-01-01 | 2025-01-15 | 2025-01-21
            B      | 2025-01-01 | 2025-01-15 | 2025-02-10
            C      | 2025-01-01 | 2025-01-15 |
        """,
        expect={"": "median 40, p90 not_reached, n 3, n_open 1", "type Børnefaglig undersøgelse": "median 40, n 3"},
    )


def test_nine_of_ten_is_when_a_tenth_is_left(spec):
    """Er alle afsluttet, er 90-percentilen den sidste."""
    spec(
        assessment_duration,
        given="""
            assessments
            person | aware_on   | started_on | last_day
            A      | 2025-01-01 | 2025-01-01 | 2025-01-11
            B      | 2025-01-01 | 2025-01-01 | 2025-01-31
        """,
        expect="median 10, p90 30, n 2, n_open 0",
    )


def test_a_talk_on_the_end_day_is_before_the_end(spec):
    """En samtale på slutdagen er i tide; kun børnefaglige undersøgelser er med."""
    spec(
        child_talk,
        given="""
            assessments
            person | type                     | started_on | last_day   | child_talk_on
            A      | Børnefaglig undersøgelse | 2025-01-01 | 2025-03-01 | 2025-03-01
            B      | Børnefaglig undersøgelse | 2025-01-01 | 2025-03-01 | 2025-03-02
            C      | Børnefaglig undersøgelse | 2025-01-01 | 2025-03-01 |
            D      | Afdækning                | 2025-01-01 | 2025-03-01 | 2025-02-01
        """,
        expect="1 of 3",
    )


def test_an_assessment_that_runs_needs_no_talk_yet(spec):
    """En undersøgelse i gang er ikke med."""
    spec(
        child_talk,
        given="""
            assessments
            person | started_on | last_day | child_talk_on
            A      | 2025-01-01 |          | 2025-02-01
        """,
        expect="nothing",
    )
