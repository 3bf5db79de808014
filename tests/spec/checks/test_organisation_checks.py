"""The organisation: units, workers, and the rows that name them."""

UNITS = """
    unit | name         | parent | from_on    | last_day   | role  | chief_area
    TEAM | Det nye team |        | 2020-01-01 | 2024-12-31 | PPR   | Skole
    HUS  | Familiehuset | TEAM   | 2020-01-01 |            |       | Familie
    ENH  | Enheden      | VÆK    | 2020-01-01 |            | PPR   |
"""


def test_a_unit_is_named_by_code_or_name(findings):
    assert findings(
        "unit_unknown",
        unit_rows=UNITS,
        case_rows="""
            unit
            team
            Familiehuset
            X9
            X9
            Peter Hansen
        """,
    ) == [
        (
            4,
            "Afdeling",
            "Enheden X9 i denne og 1 andre rækker findes hverken som kode eller navn i organisationens enheder. "
            "Ret den i kildesystemet, eller føj enheden til organisationen.",
        ),
        (
            6,
            "Afdeling",
            "Enheden (vises ikke) i denne og 0 andre rækker findes hverken som kode eller navn i organisationens enheder. "
            "Ret den i kildesystemet, eller føj enheden til organisationen.",
        ),
    ]


def test_a_unit_delivers_only_while_it_exists(found):
    assert found(
        "unit_not_valid_that_day",
        unit_rows=UNITS,
        course_rows="""
            unit         | started_on
            TEAM         | 2024-12-31
            Det nye team | 2025-01-01
            HUS          | 2025-01-01
            X9           | 2025-01-01
        """,
    ) == [3]


def test_a_worker_is_in_the_organisation(findings):
    assert findings(
        "worker_unknown",
        worker_rows="""
            worker
            ABC
        """,
        contact_rows="""
            worker
            abc
            XYZ
            010203-1234
        """,
    ) == [
        (
            3,
            "Sundhedsplejerske",
            "Initialerne XYZ i denne og 0 andre rækker findes ikke blandt organisationens medarbejdere. "
            "Ret dem i kildesystemet, eller føj medarbejderen til organisationen.",
        ),
        (
            4,
            "Sundhedsplejerske",
            "Initialerne (vises ikke) i denne og 0 andre rækker findes ikke blandt organisationens medarbejdere. "
            "Ret dem i kildesystemet, eller føj medarbejderen til organisationen.",
        ),
    ]


def test_a_worker_works_while_employed(found):
    assert found(
        "worker_not_employed_that_day",
        worker_rows="""
            worker | from_on    | last_day
            ABC    | 2020-01-01 | 2024-12-31
            ABC    | 2025-03-01 |
        """,
        activity_rows="""
            worker | held_on
            ABC    | 2024-12-31
            ABC    | 2025-01-01
            ABC    | 2025-01-02
            ABC    | 2025-03-01
        """,
    ) == [3]


def test_a_unit_is_there_once(found):
    assert found(
        "unit_rows_overlap",
        unit_rows="""
            unit | from_on    | last_day
            TEAM | 2020-01-01 | 2024-12-31
            TEAM | 2024-12-31 |
            HUS  | 2020-01-01 | 2024-12-31
            HUS  | 2025-01-01 |
        """,
    ) == [3]


def test_a_unit_is_there_without_a_gap(found):
    assert found(
        "unit_rows_with_a_gap",
        unit_rows="""
            unit | from_on    | last_day
            TEAM | 2020-01-01 | 2024-12-30
            TEAM | 2025-01-01 |
            HUS  | 2020-01-01 | 2024-12-31
            HUS  | 2025-01-01 |
        """,
    ) == [3]


def test_a_unit_lies_under_one_that_there_is(found):
    assert found("parent_unit_unknown", unit_rows=UNITS) == [4]


def test_a_unit_has_a_role_and_a_chief(found):
    assert found("unit_without_role_or_chief_area", unit_rows=UNITS) == [3, 4]


def test_a_worker_is_in_a_unit_that_there_is(found):
    assert found(
        "worker_in_unknown_unit",
        unit_rows=UNITS,
        worker_rows="""
            worker | unit
            ABC    | HUS
            DEF    | X9
        """,
    ) == [3]


def test_a_worker_is_in_one_unit(found):
    assert found(
        "worker_in_two_units",
        worker_rows="""
            worker | unit | from_on    | last_day
            ABC    | HUS  | 2020-01-01 | 2024-12-31
            ABC    | TEAM | 2025-01-01 |
            DEF    | HUS  | 2020-01-01 |
            DEF    | TEAM | 2025-01-01 |
        """,
    ) == [5]


def test_a_week_has_so_many_hours(found):
    assert found(
        "weekly_hours_impossible",
        worker_rows="""
            worker | weekly_hours
            ABC    | 0
            DEF    | 37
            GHI    | 370
            JKL    | -1
        """,
    ) == [4, 5]
