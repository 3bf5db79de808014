"""Specs of the chapter *Underretninger*."""

from forspring.indicators.catalogue.assessed_24h import assessed_24h
from forspring.indicators.catalogue.children_notified import children_notified
from forspring.indicators.catalogue.notification_outcome import notification_outcome
from forspring.indicators.catalogue.notifications import notifications
from forspring.indicators.catalogue.notifications_per_1000 import notifications_per_1000
from forspring.indicators.catalogue.receipt_6_weekdays import receipt_6_weekdays
from forspring.indicators.catalogue.repeat_notifications import repeat_notifications


def test_a_notification_that_names_nobody_counts(spec):
    """En underretning tæller, også når den ikke nævner noget barn."""
    spec(
        notifications,
        given="""
            notifications
            person | received_on | notifier | outcome
            A      | 2025-01-01  | 2        | Rådgivning
            A      | 2025-12-31  | 8        |
                   | 2025-06-01  |          | Ingen handling
            B      | 2024-12-31  | 2        | Rådgivning
        """,
        expect={"": "3", "notifier 2": "1", "notifier 8": "1", "notifier ukendt": "1", "outcome Rådgivning": "1", "outcome ukendt": "1"},
    )


def test_a_notification_with_two_causes_stands_under_both(spec):
    """Årsagerne kan give mere end det hele; den uden årsag står som ukendt."""
    spec(
        notifications,
        given="""
            notifications
            notification | person | received_on
            1            | A      | 2025-01-01
            2            | B      | 2025-01-01

            notification_causes
            notification | cause
            1            | Skolefravær
            1            | Højt konfliktniveau
        """,
        expect={"": "2", "cause Skolefravær": "1", "cause Højt konfliktniveau": "1", "cause ukendt": "1"},
    )


def test_a_child_counts_once_under_how_many_there_were(spec):
    """Et barn med to underretninger i perioden er ét barn, under 2."""
    spec(
        children_notified,
        given="""
            notifications
            person | received_on
            A      | 2025-01-01
            A      | 2025-12-31
            B      | 2025-06-01
            B      | 2026-01-01
                   | 2025-06-01
        """,
        expect={"": "2", "number 1": "1", "number 2": "1"},
        as_of="2026-12-31",
    )


def test_six_and_more_are_one_group(spec):
    """Seks eller flere står under 6+."""
    spec(
        children_notified,
        given="""
            notifications
            person | received_on
            A      | 2025-01-01
            A      | 2025-01-02
            A      | 2025-01-03
            A      | 2025-01-04
            A      | 2025-01-05
            A      | 2025-01-06
            A      | 2025-01-07
        """,
        expect={"": "1", "number 6+": "1"},
    )


def test_the_unborn_stand_apart_among_the_age_bands(spec):
    """Et ufødt barn tæller ikke i det hele, men står som ufødt blandt aldrene."""
    spec(
        children_notified,
        given="""
            people
            person | birth_on   | is_unborn
            A      | 2023-01-02 | nej
            U      |            | ja

            notifications
            person | received_on | is_unborn
            A      | 2026-01-01  | nej
            A      | 2025-12-31  | nej
            U      | 2025-06-01  | ja
        """,
        expect={"": "1", "age_band 0-2": "1", "age_band ufødt": "1"},
    )


def test_all_notifications_over_the_children_of_1_january(spec):
    """3 underretninger, 500 børn på 0-17 år: 6 for hver 1.000. De 18-årige er ikke med i nævneren."""
    spec(
        notifications_per_1000,
        given="""
            notifications
            person | received_on
            A      | 2025-01-01
            A      | 2025-02-01
                   | 2025-03-01

            population_rows
            year | age | count
            2025 | 0   | 200
            2025 | 17  | 300
            2025 | 18  | 400
            2024 | 5   | 999
        """,
        expect={"": "3 of 500, rate 6", "variant children": "1 of 500, rate 2"},
    )


def test_there_is_no_rate_without_the_population_of_the_year(spec):
    """Kendes årets børnetal ikke, er der intet tal."""
    spec(
        notifications_per_1000,
        given="""
            notifications
            person | received_on
            A      | 2025-01-01

            population_rows
            year | age | count
            2024 | 0   | 200
        """,
        expect="nothing",
    )


def test_another_within_12_months_is_again(spec):
    """Igen er senere, og højst 12 måneder efter den første i perioden."""
    spec(
        repeat_notifications,
        period="2024",
        given="""
            notifications
            person | received_at
            A      | 2024-03-01 10:00
            A      | 2025-03-01 10:00
            B      | 2024-03-01 10:00
            B      | 2025-03-01 10:01
            C      | 2024-03-01 10:00
            C      | 2024-03-01 10:00
        """,
        expect="1 of 3, n 3, n_open 0",
    )


def test_those_whose_12_months_have_not_run_are_counted_apart(spec):
    """Er de 12 måneder ikke gået på opgørelsesdagen, er barnet holdt ude, også når det er underrettet om igen."""
    spec(
        repeat_notifications,
        period="2024",
        as_of="2025-06-30",
        given="""
            notifications
            person | received_at
            A      | 2024-06-30 23:00
            A      | 2024-07-10 10:00
            B      | 2024-07-01 00:30
            B      | 2024-07-10 10:00
        """,
        expect="1 of 1, n_open 1",
    )


def test_those_left_out_are_counted_also_when_nobody_is_in(spec):
    """Er ingen fulgt i 12 måneder, siges kun, hvor mange der er holdt ude."""
    spec(
        repeat_notifications,
        given="""
            notifications
            person | received_at
            A      | 2025-03-10 10:00
        """,
        expect="n_open 1",
    )


def test_the_first_in_the_period_starts_the_12_months(spec):
    """Fra den første i perioden, ikke den første nogensinde."""
    spec(
        repeat_notifications,
        period="2024-03",
        given="""
            notifications
            person | received_at
            A      | 2023-01-01 10:00
            A      | 2024-03-10 10:00
        """,
        expect="0 of 1",
    )


def test_assessed_on_the_hour_is_in_time(spec):
    """24 timer er 24 timer, den sidste med; en uvurderet, hvis timer er gået, er i det hele."""
    spec(
        assessed_24h,
        given="""
            deadlines
            person | starts_on  | due_on     | met_on     | is_met_in_time
            A      | 2025-01-01 | 2025-01-02 | 2025-01-02 | ja
            B      | 2025-01-01 | 2025-01-02 | 2025-01-02 | nej
            C      | 2025-01-01 | 2025-01-02 |            | nej
        """,
        expect="1 of 3",
    )


def test_one_whose_24_hours_still_run_is_not_in_the_whole(spec):
    """Er timerne ikke gået ved dagens slutning, er kun den vurderede med."""
    spec(
        assessed_24h,
        as_of="2025-01-01",
        period="2025-01",
        given="""
            deadlines
            person | starts_on  | due_on     | met_on     | is_met_in_time
            A      | 2025-01-01 | 2025-01-02 | 2025-01-01 | ja
            B      | 2025-01-01 | 2025-01-02 |            | nej
            C      | 2025-01-01 | 2025-01-02 | 2025-01-02 | ja
        """,
        expect="1 of 1, partial",
    )


def test_a_receipt_on_the_sixth_weekday_is_in_time(spec):
    """Den 6. hverdag tæller med; uden kvittering efter fristen er i det hele, ikke i delen."""
    spec(
        receipt_6_weekdays,
        given="""
            deadlines
            person | starts_on  | due_on     | met_on
            A      | 2025-01-02 | 2025-01-09 | 2025-01-09
            B      | 2025-01-02 | 2025-01-09 | 2025-01-10
            C      | 2025-01-02 | 2025-01-09 |
        """,
        expect="1 of 3",
    )


def test_a_receipt_whose_limit_has_not_run_out_counts_only_when_sent(spec):
    """Før fristen er gået, er kun de kvitterede med."""
    spec(
        receipt_6_weekdays,
        as_of="2025-01-08",
        period="2025-01",
        given="""
            deadlines
            person | starts_on  | due_on     | met_on
            A      | 2025-01-02 | 2025-01-09 | 2025-01-03
            B      | 2025-01-02 | 2025-01-09 |
        """,
        expect="1 of 1",
    )


def test_outcomes_are_shares_of_all_notifications(spec):
    """Hvert udfald er en andel af alle underretninger i perioden, også dem uden udfald."""
    spec(
        notification_outcome,
        given="""
            notifications
            person | received_on | outcome
            A      | 2025-01-01  | Rådgivning
            B      | 2025-01-01  | Rådgivning
            C      | 2025-01-01  |
        """,
        expect={"": "3", "outcome Rådgivning": "2, 2 of 3", "outcome ukendt": "1, 1 of 3"},
    )


def test_outcomes_belong_to_the_period_of_receipt(spec):
    """Udfaldet hører til den periode, underretningen blev modtaget i."""
    spec(
        notification_outcome,
        period="2025-02",
        given="""
            notifications
            person | received_on | outcome
            A      | 2025-01-31  | Rådgivning
            B      | 2025-02-28  | Rådgivning
        """,
        expect={"outcome Rådgivning": "1, 1 of 1"},
    )
