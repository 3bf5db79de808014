"""Early and heavier efforts, and the unit that gave them."""

from __future__ import annotations

UNITS = """
        unit_rows
        unit | name          | chief_area | role             | from_on    | last_day
        TEAM | Team Nord     | Familie    | Rådgivende team  | 2012-01-01 | 2024-12-31
        TEAM | Team Nord     | Dagtilbud  | Rådgivende team  | 2025-01-01 |
        PPR  | PPR           | Skole      | PPR              | 2012-01-01 |
        OLD  | Familiehuset  | Familie    | Udfører          | 2012-01-01 | 2024-06-30

        worker_rows
        worker | unit | from_on    | last_day
        abcd   | OLD  | 2012-01-01 | 2024-06-30
        abcd   | TEAM | 2024-07-01 |
        efgh   | PPR  | 2012-01-01 |
"""


def test_the_paragraph_makes_an_effort_early_and_its_number_known(facts):
    facts(
        given="""
        course_rows
        record | mention | value     | provision  | started_on
        A      | 1       | Cool Kids | SEL-11-3-2 | 2025-01-05
        B      | 1       | Cool Kids | BL-30-1-4  | 2025-01-05
        C      | 1       | Cool Kids | BL-30      | 2025-01-05
        D      | 1       | Cool Kids | SEL-11-3   | 2025-01-05
        E      | 1       | Cool Kids | BL-35      | 2025-01-05
        F      | 1       | Cool Kids |            | 2025-01-05
        """,
        expect="""
        courses
        course | early      | is_number_known | is_heavier
        A      | registered | ja              | nej
        B      | registered | ja              | nej
        C      | registered | nej             | nej
        D      | registered | nej             | nej
        E      |            | nej             | nej
        F      |            | nej             | nej
        """,
    )


def test_heavier_efforts_and_those_that_must_be_followed_up(facts):
    """§ 95 leaves out §§ 117-119; a paragraph holds its subsections and not its neighbours."""
    facts(
        given="""
        course_rows
        record | mention | value             | provision    | started_on
        A      | 1       | Familiebehandling | BL-32-1-5    | 2025-01-05
        B      | 1       | Familiebehandling | BL-118       | 2025-01-05
        C      | 1       | Plejefamilie      | SEL-52-3-7   | 2025-01-05
        D      | 1       | Familiebehandling | SEL-52a-1-1  | 2025-01-05
        E      | 1       | Plejefamilie      | BL-114-1-1   | 2025-01-05
        F      | 1       | Familiebehandling | BL-3         | 2025-01-05
        """,
        expect="""
        courses
        course | is_heavier | is_under_follow_up_law | is_placement | law
        A      | ja         | ja                     | nej          | BL
        B      | ja         | nej                    | nej          | BL
        C      | ja         | ja                     | ja           | SEL
        D      | nej        | nej                    | nej          | SEL
        E      | ja         | ja                     | ja           | BL
        F      | nej        | nej                    | nej          | BL
        """,
    )


def test_only_the_team_s_own_journal_courses_are_equal_to_early_efforts(facts):
    """Not PPR's, not another kind, not what DUBU holds as well."""
    facts(
        given=f"""
        course_rows
        record | source | mention | value     | unit | started_on
        A      | esdh   | 1       | Cool Kids | TEAM | 2025-01-05
        B      | esdh   | 2       | Cool Kids | PPR  | 2025-01-05
        C      | esdh   | 3       | Udredning | TEAM | 2025-01-05
        D      | esdh   | 4       | Cool Kids | TEAM | 2025-01-05
        E      | dubu   | 4       | Cool Kids | TEAM | 2025-01-06
        {UNITS}""",
        expect="""
        courses
        course | early
        A      | equal
        B      |
        C      |
        D      |
        """,
    )


def test_the_unit_is_the_record_s_else_its_worker_s_else_unknown(facts):
    """By code or name, whatever the letters; a unit that was closed that day is none."""
    facts(
        given=f"""
        course_rows
        record | mention | value     | unit         | worker | started_on
        A      | 1       | Cool Kids | team nord    | efgh   | 2024-01-05
        B      | 1       | Cool Kids | TEAM         |        | 2025-01-05
        C      | 1       | Cool Kids | Familiehuset | EFGH   | 2025-01-05
        D      | 1       | Cool Kids |              | abcd   | 2024-06-30
        E      | 1       | Cool Kids |              | abcd   | 2024-07-01
        F      | 1       | Cool Kids | Familiehuset |        | 2025-01-05
        G      | 1       | Cool Kids |              | zzzz   | 2011-01-05
        {UNITS}""",
        expect="""
        courses
        course | unit | role            | chief_area | unit_found
        A      | TEAM | Rådgivende team | Familie    | record
        B      | TEAM | Rådgivende team | Dagtilbud  | record
        C      | PPR  | PPR             | Skole      | worker
        D      | OLD  | Udfører         | Familie    | worker
        E      | TEAM | Rådgivende team | Familie    | worker
        F      |      |                 |            | unknown
        G      |      |                 |            | unknown
        """,
    )


def test_the_organisation_of_today_shows_courses_where_their_units_and_workers_are_now(facts):
    """What a closed unit did follows its worker; what a course was does not change with a reorganisation."""
    facts(
        organisation="today",
        given=f"""
        course_rows
        record | source | mention | value     | unit         | worker | started_on
        A      | esdh   | 1       | Cool Kids | TEAM         | efgh   | 2020-01-05
        B      | esdh   | 2       | Cool Kids | Familiehuset | abcd   | 2020-01-05
        {UNITS}""",
        expect="""
        courses
        course | unit | chief_area | unit_found | early
        A      | TEAM | Dagtilbud  | record     | equal
        B      | TEAM | Dagtilbud  | worker     |
        """,
    )


def test_a_row_left_open_ends_where_the_next_one_begins(facts):
    facts(
        given="""
        unit_rows
        unit | name | chief_area | role | from_on    | last_day
        A    | Nord | Familie    | PPR  | 2012-01-01 |
        A    | Nord | Skole      | PPR  | 2020-01-01 |
        """,
        expect="""
        units
        unit | chief_area | from_on    | last_day
        A    | Familie    | 2012-01-01 | 2019-12-31
        A    | Skole      | 2020-01-01 |
        """,
    )
