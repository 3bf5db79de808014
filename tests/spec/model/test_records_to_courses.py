"""From records to courses."""

from __future__ import annotations


def test_the_same_activity_in_two_systems_is_one_course(facts):
    """Earliest start, latest end; provision from the record that has it; both origins kept."""
    facts(
        given="""
        course_rows
        record | source | mention | value     | provision | started_on | last_day
        D      | dubu   | 1       | Cool Kids | BL-30-1-2 | 2025-01-10 | 2025-03-01
        E      | esdh   | 1       | Cool Kids |           | 2025-01-05 | 2025-04-01
        """,
        expect="""
        courses
        course | person | activity  | source    | provision | started_on | last_day   | is_merged
        E      | P1     | cool_kids | dubu+esdh | BL-30-1-2 | 2025-01-05 | 2025-04-01 | ja
        """,
    )


def test_a_course_is_open_when_either_record_is(facts):
    facts(
        given="""
        course_rows
        record | source | mention | value     | started_on | last_day
        D      | dubu   | 1       | Cool Kids | 2025-01-10 |
        E      | esdh   | 1       | Cool Kids | 2025-01-05 | 2025-04-01
        """,
        expect="""
        courses
        course | last_day
        E      |
        """,
    )


def test_an_end_that_is_not_known_is_no_later_than_the_newest_known_day(facts):
    facts(
        given="""
        course_rows
        record | source | mention | value     | started_on | last_day   | known_until
        D      | dubu   | 1       | Cool Kids | 2025-01-10 |            | 2025-05-01
        E      | esdh   | 1       | Cool Kids | 2025-01-05 | 2025-04-01 |
        """,
        expect="""
        courses
        course | last_day | known_until
        E      |          | 2025-05-01
        """,
    )


def test_the_newest_known_day_of_a_journal_case_may_be_that_of_an_activity(facts):
    facts(
        given="""
        course_rows
        record | source | mention | case_number | value     | started_on | known_until
        E      | esdh   | 1       | 11          | Udredning | 2025-01-05 | 2025-01-05
        F      | esdh   | 1       | 12          | Udredning | 2025-01-05 |

        activity_rows
        source | case_number | held_on    | type
        esdh   | 11          | 2025-02-14 | Notat
        esdh   | 12          | 2025-02-14 | Notat
        """,
        expect="""
        courses
        course | last_day | known_until
        E      |          | 2025-02-14
        F      |          |
        """,
    )


def test_days_that_only_meet_are_an_overlap_and_days_apart_are_none(facts):
    facts(
        given="""
        course_rows
        record | source | mention | value     | started_on | last_day
        D      | dubu   | 1       | Cool Kids | 2025-01-10 | 2025-03-01
        E      | esdh   | 1       | Cool Kids | 2025-03-01 | 2025-04-01
        F      | dubu   | 2       | Cool Kids | 2025-01-10 | 2025-03-01
        G      | esdh   | 2       | Cool Kids | 2025-03-02 | 2025-04-01
        """,
        expect="""
        courses
        course | source
        D      | dubu+esdh
        F      | dubu
        G      | esdh
        """,
    )


def test_two_records_of_one_system_another_child_or_another_activity_stay_apart(facts):
    facts(
        given="""
        course_rows
        record | source | mention | value         | started_on
        A      | dubu   | 1       | Cool Kids     | 2025-01-10
        B      | dubu   | 1       | Cool Kids     | 2025-01-10
        C      | esdh   | 1       | Samtaleforløb | 2025-01-10
        D      | esdh   | 2       | Cool Kids     | 2025-01-10
        """,
        expect="""
        courses
        course | source
        A      | dubu
        B      | dubu
        C      | esdh
        D      | esdh
        """,
    )


def test_the_longest_overlap_is_joined_first_then_the_earliest_start(facts):
    """E would overlap both; its longer overlap is with the second, and what is left over may still find a partner."""
    facts(
        given="""
        course_rows
        record | source | mention | value     | started_on | last_day
        D1     | dubu   | 1       | Cool Kids | 2025-01-01 | 2025-03-10
        D2     | dubu   | 1       | Cool Kids | 2025-03-01 | 2025-06-01
        E1     | esdh   | 1       | Cool Kids | 2025-03-05 | 2025-06-01
        E2     | esdh   | 1       | Cool Kids | 2025-03-09 | 2025-03-20
        """,
        expect="""
        course_parts
        course | record
        D1     | D1
        D1     | E2
        D2     | D2
        D2     | E1
        """,
    )


def test_equal_overlaps_go_by_the_earliest_start(facts):
    facts(
        given="""
        course_rows
        record | source | mention | value     | started_on | last_day
        D1     | dubu   | 1       | Cool Kids | 2025-01-01 | 2025-01-31
        D2     | dubu   | 1       | Cool Kids | 2025-03-01 | 2025-03-31
        E      | esdh   | 1       | Cool Kids | 2025-01-01 | 2025-03-31
        """,
        expect="""
        course_parts
        course | record
        D1     | D1
        D1     | E
        D2     | D2
        """,
    )


def test_three_systems_can_hold_one_course(facts):
    facts(
        given="""
        course_rows
        record | source | mention | value         | started_on | last_day
        D      | dubu   | 1       | Gruppeforløb  | 2025-01-10 | 2025-03-01
        E      | esdh   | 1       | Gruppeforløb  | 2025-02-10 | 2025-05-01
        N      | novax  | 1       | Familiegruppe | 2025-04-10 | 2025-06-01
        """,
        expect="""
        courses
        course | source          | last_day
        D      | dubu+esdh+novax | 2025-06-01
        """,
    )


def test_a_case_split_per_parent_is_one_course(facts):
    facts(
        given="""
        course_rows
        record | source | mention | joint_number | value         | started_on | last_day
        Mor    | esdh   | 1       | 17-214-25    | Samtaleforløb | 2025-01-10 | 2025-03-01
        Far    | esdh   | 1       | 17-214-25    | Samtaleforløb | 2025-01-13 | 2025-02-20
        Else   | esdh   | 2       | 17-214-25    | Samtaleforløb | 2025-01-13 | 2025-02-20
        """,
        expect="""
        courses
        course | source | started_on | last_day   | is_merged
        Mor    | esdh   | 2025-01-10 | 2025-03-01 | nej
        Else   | esdh   | 2025-01-13 | 2025-02-20 | nej
        """,
    )


def test_a_split_case_joins_another_system_as_one(facts):
    facts(
        given="""
        course_rows
        record | source | mention | joint_number | value         | started_on | last_day
        D      | dubu   | 1       |              | Samtaleforløb | 2025-01-10 | 2025-03-01
        Mor    | esdh   | 1       | 17-214-25    | Samtaleforløb | 2025-01-10 | 2025-03-01
        Far    | esdh   | 1       | 17-214-25    | Samtaleforløb | 2025-01-13 | 2025-02-20
        """,
        expect="""
        course_parts
        course | record
        D      | D
        D      | Mor
        D      | Far
        """,
    )


def test_a_record_that_has_not_begun_is_no_course_yet_and_joins_nothing(facts):
    facts(
        as_of="2025-02-01",
        given="""
        course_rows
        record | source | mention | value     | provision | started_on
        D      | dubu   | 1       | Cool Kids | BL-30-1-2 | 2025-03-01
        E      | esdh   | 1       | Cool Kids |           | 2025-01-05
        """,
        expect="""
        courses
        course | source | provision
        D      | dubu   | BL-30-1-2
        E      | esdh   |
        """,
    )


def test_open_counselling_without_a_name_is_a_course_without_a_child(facts):
    facts(
        given="""
        course_rows
        record | source | value           | started_on | is_anonymous
        A      | esdh   | Åben rådgivning | 2025-01-05 | ja
        """,
        expect="""
        courses
        course | person | activity         | step
        A      |        | aaben_raadgivning | 1
        """,
    )


def test_a_word_outside_the_mapping_is_uncategorised(facts):
    facts(
        given="""
        course_rows
        record | mention | value       | started_on
        A      | 1       | Kanotur     | 2025-01-05
        B      | 1       | COOL-kids   | 2025-01-05
        """,
        expect="""
        courses
        course | activity       | is_activity_known
        A      | ukategoriseret | nej
        B      | cool_kids      | ja
        """,
    )


def test_the_step_of_the_record_wins_over_that_of_its_activity(facts):
    facts(
        given="""
        course_rows
        record | source | mention | value         | step | started_on
        A      | dubu   | 1       | Kontaktperson |      | 2025-01-05
        B      | dubu   | 1       | Kontaktperson | 4    | 2025-01-05
        C      | esdh   | 2       | Cool Kids     |      | 2025-01-01
        D      | dubu   | 2       | Cool Kids     | 3    | 2025-01-05
        """,
        expect="""
        courses
        course | step
        A      | 3
        B      | 4
        C      | 3
        """,
    )
