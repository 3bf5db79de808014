"""Notifications: their moments, outcomes and cases."""


def test_an_assessment_comes_after_the_notification(found):
    assert found(
        "notification_assessed_before_received",
        notification_rows="""
            received_on | received_at      | assessed_at
            2025-01-02  | 2025-01-02 10:00 | 2025-01-02 09:59
            2025-01-02  | 2025-01-02 10:00 | 2025-01-02 10:00
            2025-01-02  | 2025-01-02 10:00 |
        """,
    ) == [2]


def test_a_receipt_comes_after_the_notification(found):
    assert found(
        "receipt_before_notification",
        notification_rows="""
            received_on | receipt_on
            2025-01-02  | 2025-01-01
            2025-01-02  | 2025-01-02
        """,
    ) == [2]


def test_a_notification_is_assessed_within_a_day_and_a_night(findings):
    assert findings(
        "notification_not_assessed",
        notification_rows="""
            received_on | assessed_at
            2025-12-29  |
            2025-12-30  |
            2025-12-01  | 2025-12-02 10:00
        """,
    ) == [
        (
            2,
            "Vurderet",
            "Underretningen fra 29-12-2025 har ingen vurdering, selv om de 24 timer er gået. Vurdér den, eller skriv tidspunktet i DUBU.",
        )
    ]


def test_a_notification_leads_to_something_within_a_month(found):
    assert found(
        "notification_without_outcome",
        notification_rows="""
            received_on | outcome
            2025-11-29  |
            2025-11-30  |
            2025-10-01  | Rådgivning
        """,
    ) == [2]


def test_a_notification_names_a_case_that_there_is(found):
    assert found(
        "notification_on_unknown_case",
        case_rows="""
            case_number
            1
        """,
        notification_rows="""
            case_number | received_on
            1           | 2025-01-01
            2           | 2025-01-01
                        | 2025-01-01
        """,
    ) == [3]


def test_an_existing_case_was_open_on_the_day(found):
    assert found(
        "notification_in_missing_case",
        cases="""
            person | opened_on  | last_day
            Anna   | 2025-01-01 | 2025-03-31
        """,
        notification_rows="""
            person | received_on | outcome
            Anna   | 2025-03-31  | Eksisterende sag
            Anna   | 2025-04-01  | Eksisterende sag
            Bo     | 2025-02-01  | Rådgivning
        """,
    ) == [3]


def test_notifiers_codes_changed_with_the_law(found):
    assert found(
        "notifier_code_not_in_use",
        notifiers="""
            notifier | valid_from | last_day
            7        |            | 2023-12-31
            12       | 2024-01-01 |
            13       | 2024-01-01 |
        """,
        notification_rows="""
            received_on | notifier
            2023-12-31  | 7
            2024-01-01  | 7
            2023-12-31  | 12
            2024-01-01  | 13
        """,
    ) == [3, 4]


def test_a_notification_is_entered_once(found):
    assert found(
        "notification_entered_twice",
        notification_rows="""
            person | received_on | received_at      | notifier
            Anna   | 2025-01-02  | 2025-01-02 10:00 | 2
            Anna   | 2025-01-02  | 2025-01-02 10:00 | 2
            Anna   | 2025-01-02  | 2025-01-02 10:00 | 4
            Bo     | 2025-01-02  | 2025-01-02 10:00 | 2
        """,
    ) == [3]


def test_an_unborn_child_is_born_within_ten_months(found):
    assert found(
        "unborn_notification_past_birth",
        notification_rows="""
            received_on | is_unborn | case_number
            2025-02-27  | ja        |
            2025-03-01  | ja        |
            2024-01-01  | ja        | 1
            2024-01-01  |           |
        """,
    ) == [2]
