"""Whom a row is about: children, not their parents, and nobody whose address is protected."""

PEOPLE = """
    person | birth_on
    Anna   | 2002-06-01
    Bo     | 2015-06-01
"""


def test_a_child_is_not_yet_twenty_three(findings):
    assert findings(
        "person_over_twenty_two",
        people=PEOPLE,
        course_rows="""
            person | started_on
            Anna   | 2025-05-31
            Anna   | 2025-06-01
            Bo     | 2025-06-01
        """,
    ) == [
        (
            3,
            "CPR-nr.",
            "Den, rækken er om, var fyldt 23 år den 01-06-2025 og tælles ikke som barn. Ret civilnummeret, eller afslut i kildesystemet.",
        )
    ]


def test_a_row_is_about_the_child_and_not_its_mother(found):
    assert found(
        "parent_as_child",
        people=PEOPLE,
        kinship="""
            person | mother
            Bo     | Anna
        """,
        notification_rows="""
            person | received_on | is_unborn
            Anna   | 2025-01-01  |
            Bo     | 2025-01-01  |
            Anna   | 2025-01-01  | ja
            Anna   | 2019-01-01  |
        """,
    ) == [2]


def test_nothing_happens_after_the_extraction(found):
    assert found(
        "event_after_extraction",
        contact_rows="""
            held_on
            2025-12-31
            2026-01-01
        """,
        course_rows="""
            started_on
            2026-01-01
        """,
    ) == [3]


def test_a_contact_is_with_a_child_that_is_born(found):
    assert found(
        "contact_before_birth",
        people=PEOPLE,
        contact_rows="""
            person | held_on
            Bo     | 2015-05-31
            Bo     | 2015-06-01
        """,
    ) == [2]


def test_a_protected_address_leaves_no_system(found):
    assert found(
        "protected_address_in_export",
        residence_rows="""
            person | is_protected | has_address | from_on    | last_day
            Anna   | ja           |             | 2020-01-01 |
            Bo     | ja           |             | 2020-01-01 | 2024-12-31
            Bo     |              | ja          | 2025-01-01 |
        """,
        case_rows="""
            person | has_address | row
            Anna   | ja          | 17
            Anna   |             | 18
            Bo     | ja          | 19
        """,
    ) == [17]


def test_a_person_lives_in_one_place(found):
    assert found(
        "residence_rows_overlap",
        residence_rows="""
            person | from_on    | last_day
            Anna   | 2020-01-01 | 2024-12-31
            Anna   | 2025-01-01 |
            Bo     | 2020-01-01 |
            Bo     | 2025-01-01 |
        """,
    ) == [5]
