"""Budget, postings and the number of children."""

BUDGET = """
    account | year | month | chief_area | corrected_ore | expires_on | unit
    100     | 2024 | 1     | Skole      | 5000          |            | HUS
    100     | 2024 | 2     | Familie    | 5000          |            | X9
    200     | 2024 | 1     | Skole      | 5000          | 2024-06-30 |
    300     | 2024 | 13    | Skole      | 5000          |            |
"""


def test_money_is_spent_on_accounts_with_a_budget(findings):
    assert findings(
        "posting_on_unknown_account",
        budget_rows=BUDGET,
        posting_rows="""
            account    | year | month
            100        | 2024 | 1
            100        | 2025 | 1
            100        | 2025 | 2
            0102031234 | 2024 | 1
        """,
    ) == [
        (
            3,
            "Konto",
            "Kontoen i denne og 1 andre rækker står ikke i budgettet for 2025. Forbruget får intet chefområde. "
            "Føj kontoen til budgettet, eller ompostér.",
        ),
        (
            5,
            "Konto",
            "Kontoen i denne og 0 andre rækker står ikke i budgettet for 2024. Forbruget får intet chefområde. "
            "Føj kontoen til budgettet, eller ompostér.",
        ),
    ]


def test_a_budget_is_used(found):
    assert found(
        "account_without_posting",
        budget_rows=BUDGET,
        posting_rows="""
            account | year
            100     | 2024
            200     | 2025
        """,
    ) == [4, 5]


def test_money_is_not_spent_next_month(found):
    assert found(
        "posting_in_the_future",
        posting_rows="""
            year | month
            2025 | 12
            2026 | 1
        """,
    ) == [3]


def test_a_year_has_twelve_months(found):
    assert found("month_impossible", budget_rows=BUDGET) == [5]


def test_a_grant_is_not_spent_after_its_end(found):
    assert found(
        "posting_after_funding_ended",
        budget_rows=BUDGET,
        posting_rows="""
            account | year | month
            200     | 2024 | 6
            200     | 2024 | 7
            100     | 2025 | 1
        """,
    ) == [4]


def test_an_account_has_one_chief_area(found):
    assert found("account_in_two_chief_areas", budget_rows=BUDGET) == [3]


def test_an_account_names_a_unit_that_there_is(found):
    assert found(
        "account_on_unknown_unit",
        budget_rows=BUDGET,
        unit_rows="""
            unit
            HUS
        """,
    ) == [3]


def test_children_are_counted_in_every_year_with_notifications(findings):
    assert findings(
        "population_of_a_year_missing",
        population_rows="""
            year
            2023
            2024
        """,
        notification_rows="""
            received_on
            2019-05-01
            2024-05-01
            2025-05-01
            2025-06-01
        """,
    ) == [
        (
            None,
            "År",
            "Der er underretninger i 2025, men ingen børn pr. 1. januar 2025 i befolkningsfilen. "
            "Underretninger pr. 1.000 børn kan ikke regnes for året. Tag året med i udtrækket.",
        )
    ]


def test_districts_bear_one_name(found):
    assert found(
        "district_not_in_population",
        population_rows="""
            district
            Nord
        """,
        residence_rows="""
            district
            nord
            Syd
            Syd
        """,
    ) == [3]


def test_children_are_counted_once(found):
    assert found(
        "population_counted_twice",
        population_rows="""
            year | district | age | sex | count
            2025 | Nord     | 3   | K   | 10
            2025 | Nord     | 3   | K   | 11
            2025 | Nord     | 3   | M   | 10
        """,
    ) == [3]


def test_there_are_no_fewer_than_no_children(found):
    assert found(
        "population_negative",
        population_rows="""
            year | age | count
            2025 | 3   | -1
            2025 | 3   | 0
        """,
    ) == [2]
