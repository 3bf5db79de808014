"""Assessments: what they need, and the order of their days."""


def test_the_clock_of_a_childs_assessment_needs_its_first_day(found):
    assert found(
        "assessment_without_aware_date",
        assessment_rows="""
            type                    | aware_on   | started_on
            Børnefaglig undersøgelse |            | 2025-01-01
            Børnefaglig undersøgelse | 2025-01-01 | 2025-01-01
            Screening               |            | 2025-01-01
        """,
    ) == [2]


def test_an_assessment_begins_when_the_municipality_knows(found):
    assert found(
        "assessment_starts_before_awareness",
        assessment_rows="""
            aware_on   | started_on
            2025-01-02 | 2025-01-01
            2025-01-01 | 2025-01-01
        """,
    ) == [2]


def test_the_child_is_talked_to_before_the_end(found):
    assert found(
        "assessment_without_child_talk",
        assessment_rows="""
            type                    | last_day   | child_talk_on
            Børnefaglig undersøgelse | 2025-03-01 |
            Børnefaglig undersøgelse | 2025-03-01 | 2025-03-02
            Børnefaglig undersøgelse | 2025-03-01 | 2025-03-01
            Børnefaglig undersøgelse |            |
            Screening               | 2025-03-01 |
        """,
    ) == [2, 3]


def test_an_assessment_of_more_than_a_year_is_perhaps_over(found):
    assert found(
        "assessment_open_over_a_year",
        assessment_rows="""
            started_on | last_day
            2024-12-30 |
            2024-12-31 |
            2023-01-01 | 2023-04-01
        """,
    ) == [2]


def test_steps_of_an_assessment_lie_after_its_beginning(findings):
    assert findings(
        "assessment_date_before_start",
        assessment_rows="""
            aware_on   | started_on | preliminary_on | child_talk_on
            2025-01-01 | 2025-01-05 | 2024-12-31     |
            2025-01-01 | 2025-01-05 |                | 2024-11-01
            2025-01-01 | 2025-01-05 | 2025-01-01     | 2025-01-03
        """,
    ) == [
        (
            2,
            "Foreløbig vurdering",
            "Undersøgelsen begyndte 05-01-2025, men den foreløbige vurdering eller børnesamtalen er fra 31-12-2024. Ret den forkerte dato i DUBU.",
        ),
        (
            3,
            "Foreløbig vurdering",
            "Undersøgelsen begyndte 05-01-2025, men den foreløbige vurdering eller børnesamtalen er fra 01-11-2024. Ret den forkerte dato i DUBU.",
        ),
    ]
