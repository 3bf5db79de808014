"""Cases of DUBU: open and closed, with whom, about whom."""


def test_an_open_case_needs_a_worker_who_is_still_there(found):
    assert found(
        "open_case_with_departed_worker",
        case_rows="""
            caseworker | last_day
            ABC        |
            DEF        |
            abc        | 2025-06-30
        """,
        worker_rows="""
            worker | from_on    | last_day
            ABC    | 2020-01-01 | 2025-05-31
            DEF    | 2020-01-01 | 2025-05-31
            DEF    | 2025-06-01 |
        """,
    ) == [2]


def test_an_open_case_needs_a_worker(found):
    assert found(
        "open_case_without_worker",
        case_rows="""
            opened_on  | caseworker | last_day
            2025-01-01 |            |
            2025-01-01 | ABC        |
            2025-01-01 |            | 2025-02-01
        """,
    ) == [2]


def test_cases_of_a_worker_on_leave_are_told_once(findings):
    assert findings(
        "open_cases_with_worker_on_leave",
        case_rows="""
            caseworker | last_day
            ABC        |
            ABC        |
            ABC        | 2025-02-01
            DEF        |
        """,
        worker_rows="""
            worker | from_on    | last_day   | weekly_hours
            ABC    | 2025-10-01 |            | 0
            DEF    | 2025-01-01 | 2025-11-30 | 0
            DEF    | 2025-12-01 |            | 37
        """,
    ) == [
        (
            2,
            "Sagsbehandler",
            "Rådgiveren ABC har 0 timer om ugen og står på 2 åbne sager. Giv sagerne en anden rådgiver i DUBU, mens orloven varer.",
        )
    ]


def test_a_child_has_its_open_cases_at_one_caseworker(found):
    assert found(
        "child_with_two_caseworkers",
        case_rows="""
            person | caseworker | last_day
            Anna   | ABC        |
            Anna   | DEF        |
            Bo     | ABC        |
            Bo     | abc        |
            Carl   | ABC        | 2024-01-01
            Carl   | DEF        |
        """,
    ) == [2, 3]


def test_an_open_case_in_which_nothing_happens_is_perhaps_over(findings):
    assert findings(
        "open_case_without_events",
        case_rows="""
            person | opened_on  | last_day
            Anna   | 2022-01-01 |
            Bo     | 2022-01-01 |
            Carl   | 2022-01-01 |
        """,
        records="""
            person | kind      | day        | last_day
            Anna   | case      | 2022-01-01 |
            Anna   | follow_up | 2022-05-01 | 2022-05-01
            Bo     | case      | 2022-01-01 |
            Bo     | follow_up | 2025-05-01 | 2025-05-01
            Carl   | case      | 2022-01-01 |
            Carl   | course    | 2022-01-01 |
        """,
    ) == [
        (
            2,
            "Lukket",
            "Sagen er åben, men det seneste, der står om barnet, er fra 01-05-2022. Luk sagen i DUBU, hvis den er slut.",
        )
    ]


def test_a_service_ends_with_its_case(findings):
    assert findings(
        "service_runs_past_closed_case",
        case_rows="""
            case_number | last_day
            1           | 2025-03-31
            2           |
        """,
        course_rows="""
            case_number | started_on | last_day
            1           | 2025-01-01 | 2025-03-31
            1           | 2025-01-01 |
            2           | 2025-01-01 |
        """,
    ) == [
        (
            3,
            "Slutdato",
            "Sagen blev lukket 31-03-2025, og ydelsen er ikke afsluttet den dag. Skriv ydelsens slutdato, eller genåbn sagen i DUBU.",
        )
    ]


def test_a_service_does_not_begin_before_its_case(found):
    assert found(
        "service_starts_outside_its_case",
        case_rows="""
            case_number | opened_on
            1           | 2025-01-10
        """,
        course_rows="""
            case_number | started_on
            1           | 2025-01-09
            1           | 2025-01-10
        """,
    ) == [2]


def test_a_service_belongs_to_a_case(found):
    assert found(
        "service_without_case",
        case_rows="""
            case_number
            1
        """,
        course_rows="""
            case_number | source | started_on
            1           | dubu   | 2025-01-01
            2           | dubu   | 2025-01-01
                        | dubu   | 2025-01-01
            9           | esdh   | 2025-01-01
        """,
    ) == [3, 4]


def test_a_service_is_about_the_child_of_its_case(found):
    assert found(
        "service_about_another_child",
        case_rows="""
            case_number | person
            1           | Anna
        """,
        course_rows="""
            case_number | person | started_on
            1           | Anna   | 2025-01-01
            1           | Bo     | 2025-01-01
        """,
    ) == [3]
