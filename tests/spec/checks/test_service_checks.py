"""Services and other courses: paragraph, type, step, unit and days."""

ONE_COURSE_A_ROW = """
    course | record
    a      | dubu_ydelser-000
    b      | dubu_ydelser-001
    c      | dubu_ydelser-002
    d      | dubu_ydelser-003
"""


def test_paragraph_and_type_of_service_agree(findings):
    assert findings(
        "provision_contradicts_activity",
        activities="""
            activity         | title
            konsulentbistand | Konsulentbistand
            ukategoriseret   | Ukategoriseret
        """,
        activity_provisions="""
            activity         | provision
            konsulentbistand | SEL-11-3-1
            konsulentbistand | BL-30-1-1
        """,
        course_rows="""
            provision
            BL-30-1-1
            BL-32-1-5
            BL-30
            BL-32-1-5
        """,
        course_parts=ONE_COURSE_A_ROW,
        courses="""
            course | activity
            a      | konsulentbistand
            b      | konsulentbistand
            c      | konsulentbistand
            d      | ukategoriseret
        """,
    ) == [
        (
            3,
            "Foranstaltningsparagraf",
            "Bestemmelsen BL-32-1-5 hører ikke til ydelsestypen Konsulentbistand. Ret den af de to, der er forkert, i DUBU.",
        )
    ]


PROVISIONS = """
    provision | valid_from | last_day
    SEL-52    | 2011-01-01 | 2023-12-31
    BL-32     | 2024-01-01 |
"""


def test_a_paragraph_is_used_from_its_first_day(found):
    assert found(
        "provision_before_its_first_day",
        provisions=PROVISIONS,
        course_rows="""
            provision | started_on
            BL-32     | 2023-12-31
            BL-32     | 2024-01-01
            SEL-52    | 2023-12-31
        """,
    ) == [2]


def test_a_paragraph_is_used_until_its_last_day(found):
    assert found(
        "provision_after_its_last_day",
        provisions=PROVISIONS,
        course_rows="""
            provision | started_on
            SEL-52    | 2023-12-31
            SEL-52    | 2024-01-01
            BL-32     | 2024-01-01
        """,
    ) == [3]


def test_decision_and_service_stand_under_one_law(found):
    assert found(
        "decision_and_measure_under_two_laws",
        course_rows="""
            decision_provision | provision
            SEL-140            | BL-32
            SEL-140            | SEL-52
                               | BL-32
        """,
    ) == [2]


def test_an_early_effort_says_which_of_the_four(found):
    assert found(
        "early_effort_without_number",
        course_rows="""
            provision
            BL-30
            SEL-11-3
            BL-30-1-2
            BL-32
        """,
    ) == [2, 3]


def test_an_early_effort_says_who_delivers_it(found):
    assert found(
        "early_effort_without_unit",
        course_rows="""
            started_on
            2025-01-01
            2025-01-01
            2025-01-01
        """,
        course_parts=ONE_COURSE_A_ROW,
        courses="""
            course | early      | unit_found
            a      | registered | unknown
            b      | registered | worker
            c      |            | unknown
        """,
    ) == [2]


def test_a_step_is_the_steps_of_its_activity(found):
    assert found(
        "step_contradicts_activity",
        activities="""
            activity          | title             | step
            familiebehandling | Familiebehandling | 3
        """,
        course_rows="""
            step
            3
            2
        """,
        course_parts=ONE_COURSE_A_ROW,
        courses="""
            course | activity
            a      | familiebehandling
            b      | familiebehandling
        """,
    ) == [3]


def test_a_course_is_entered_once_in_a_system(found):
    assert found(
        "course_entered_twice",
        activities="""
            activity  | title
            cool_kids | Cool Kids
        """,
        course_rows="""
            started_on | last_day   | supplier | joint_number
            2025-01-01 | 2025-03-01 |          |
            2025-03-01 | 2025-05-01 |          |
            2025-06-01 |            |          |
            2025-02-01 |            | Andre    |
        """,
        course_parts=ONE_COURSE_A_ROW,
        courses="""
            course | activity  | person
            a      | cool_kids | Anna
            b      | cool_kids | Anna
            c      | cool_kids | Anna
            d      | cool_kids | Anna
        """,
    ) == [3]


def test_a_course_in_two_systems_is_told_where_it_is_the_second(found):
    assert found(
        "course_in_two_systems",
        course_rows="""
            file         | started_on
            dubu_ydelser | 2025-01-01
            esdh_sager   | 2025-01-01
        """,
        course_parts="""
            course | record
            a      | dubu_ydelser-000
            a      | esdh_sager-001
        """,
        courses="""
            course | is_merged | source
            a      | ja        | dubu+esdh
        """,
    ) == [3]


def test_a_course_does_not_begin_before_birth(findings):
    assert findings(
        "course_before_birth",
        people="""
            person | birth_on
            Anna   | 2020-05-01
        """,
        course_rows="""
            person | file          | started_on
            Anna   | novax_forloeb | 2020-04-30
            Anna   | novax_forloeb | 2020-05-01
        """,
    ) == [
        (
            2,
            "Start",
            "Forløbet begyndte 30-04-2020, men barnet er først født senere. Ret startdatoen eller civilnummeret i kildesystemet.",
        )
    ]


def test_a_course_half_a_year_ahead_has_a_wrong_year(found):
    assert found(
        "course_starts_far_ahead",
        course_rows="""
            started_on
            2026-06-30
            2026-07-01
        """,
    ) == [3]


def test_a_course_of_more_than_five_years_is_perhaps_over(found):
    assert found(
        "course_open_over_five_years",
        course_rows="""
            started_on | last_day
            2020-12-30 |
            2020-12-31 |
            2019-01-01 | 2021-01-01
            2019-01-01 |
        """,
        course_parts=ONE_COURSE_A_ROW,
        courses="""
            course | activity            | is_placement
            a      | kontaktperson       |
            b      | kontaktperson       |
            c      | kontaktperson       |
            d      | anbringelse_pleje   | ja
        """,
    ) == [2]


def test_a_course_begins_after_it_was_asked_for(found):
    assert found(
        "requested_after_start",
        course_rows="""
            requested_on | started_on
            2025-01-02   | 2025-01-01
            2025-01-01   | 2025-01-01
        """,
    ) == [2]


def test_a_child_is_placed_in_one_place(found):
    assert found(
        "child_in_two_placements",
        course_rows="""
            started_on | last_day
            2025-01-01 | 2025-03-01
            2025-03-01 |
            2025-01-01 |
            2025-02-01 |
        """,
        course_parts=ONE_COURSE_A_ROW,
        courses="""
            course | person | activity                | is_placement
            a      | Anna   | anbringelse_pleje       | ja
            b      | Anna   | anbringelse_institution | ja
            c      | Bo     | anbringelse_pleje       | ja
            d      | Bo     | anbringelse_netvaerk    | ja
        """,
    ) == [5]


def test_an_amount_is_not_negative(found):
    assert found(
        "negative_amount_or_quantity",
        course_rows="""
            started_on | amount_ore | quantity
            2025-01-01 | -1         |
            2025-01-01 | 0          | 1
            2025-01-01 |            | -2
        """,
    ) == [2, 4]


def test_a_follow_up_has_something_to_follow(found):
    assert found(
        "follow_up_without_effort",
        follow_up_rows="""
            person | type          | held_on
            Anna   | Opfølgning    | 2025-02-01
            Anna   | Opfølgning    | 2025-06-01
            Anna   | Børnesamtale  | 2025-06-01
        """,
        courses="""
            person | source    | started_on | last_day
            Anna   | dubu+esdh | 2025-01-01 | 2025-03-01
            Anna   | esdh      | 2025-01-01 |
        """,
    ) == [3]


def test_the_next_follow_up_comes_later(found):
    assert found(
        "next_follow_up_not_after",
        follow_up_rows="""
            held_on    | next_on
            2025-02-01 | 2025-02-01
            2025-02-01 | 2025-05-01
        """,
    ) == [2]


def test_a_planned_follow_up_is_held(found):
    assert found(
        "planned_follow_up_not_held",
        follow_up_rows="""
            person | type       | held_on    | next_on
            Anna   | Opfølgning | 2025-02-01 | 2025-05-01
            Anna   | Opfølgning | 2025-06-01 | 2025-09-01
            Bo     | Opfølgning | 2025-06-01 | 2025-09-01
            Carl   | Opfølgning | 2025-11-01 | 2026-02-01
        """,
        courses="""
            person | source | started_on | last_day
            Anna   | dubu   | 2025-01-01 |
            Bo     | dubu   | 2025-01-01 | 2025-08-01
            Carl   | dubu   | 2025-01-01 |
        """,
    ) == [3]


def test_an_effort_is_followed_up(findings):
    assert findings(
        "effort_without_follow_up",
        course_rows="""
            started_on
            2025-01-01
            2025-01-01
            2025-01-01
        """,
        course_parts=ONE_COURSE_A_ROW,
        courses="""
            course | activity
            a      | familiebehandling
            b      | familiebehandling
            c      | familiebehandling
        """,
        deadlines="""
            rule            | thing | due_on     | met_on     | stopped_on
            first_follow_up | a     | 2025-04-01 |            |
            first_follow_up | b     | 2025-04-01 | 2025-05-01 |
            first_follow_up | c     | 2025-04-01 |            | 2025-03-01
        """,
    ) == [
        (
            2,
            "Startdato",
            "Den første opfølgning på indsatsen fra 01-01-2025 skulle være holdt senest 01-04-2025, og der står ingen. Hold den, eller skriv den i DUBU.",
        )
    ]
