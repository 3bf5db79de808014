"""The journal: cases, their activities, and counselling that names nobody."""

CASES = """
    source | file       | case_number | requested_on | started_on | last_day
    esdh   | esdh_sager | 1           | 2025-01-01   | 2025-01-10 | 2025-03-01
    esdh   | esdh_sager | 2           |              | 2025-01-10 |
"""


def test_nothing_is_done_after_the_case_is_closed(found):
    assert found(
        "activity_after_case_closed",
        course_rows=CASES,
        activity_rows="""
            case_number | held_on    | type
            1           | 2025-03-01 | Samtale
            1           | 2025-03-02 | Samtale
            1           | 2025-03-02 | Notat
            2           | 2025-03-02 | Samtale
        """,
    ) == [3]


def test_nothing_is_done_before_the_referral(found):
    assert found(
        "activity_before_case",
        course_rows=CASES,
        activity_rows="""
            case_number | held_on
            1           | 2025-01-01
            1           | 2024-12-31
            2           | 2025-01-09
        """,
    ) == [3, 4]


def test_an_activity_belongs_to_a_case(found):
    assert found(
        "activity_without_case",
        course_rows=CASES,
        activity_rows="""
            case_number | held_on
            1           | 2025-01-15
            3           | 2025-01-15
        """,
    ) == [3]


def test_an_activity_is_shorter_than_a_working_day_and_a_half(found):
    assert found(
        "activity_longer_than_a_day",
        activity_rows="""
            held_on    | minutes
            2025-01-15 | -10
            2025-01-15 | 720
            2025-01-15 | 4500
        """,
    ) == [2, 4]


def test_a_case_split_on_parents_has_both(found):
    assert found(
        "parent_case_without_partner",
        course_rows="""
            source | joint_number | started_on
            esdh   | 17-1         | 2025-01-01
            esdh   | 17-1         | 2025-01-01
            esdh   | 17-2         | 2025-01-01
            esdh   |              | 2025-01-01
        """,
    ) == [4]


def test_open_counselling_names_nobody(found):
    assert found(
        "counselling_names_somebody",
        course_rows="""
            source | file       | person | is_anonymous | started_on
            esdh   | esdh_sager | Anna   |              | 2025-01-01
            esdh   | esdh_sager |        | ja           | 2025-01-01
        """,
        course_parts="""
            course | record
            a      | esdh_sager-000
            b      | esdh_sager-001
        """,
        courses="""
            course | activity
            a      | aaben_raadgivning
            b      | aaben_raadgivning
        """,
    ) == [2]
