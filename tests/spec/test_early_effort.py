"""Specs of the chapter *Den tidlige indsats*."""

from forspring.indicators.catalogue.category_precision import category_precision
from forspring.indicators.catalogue.early_effort_by_unit import early_effort_by_unit


def test_registered_and_equal_efforts_stand_side_by_side(spec):
    """Registrerede og ligestillede står hver for sig, efter hvem der udfører dem."""
    spec(
        early_effort_by_unit,
        given="""
            courses
            person | started_on | early      | role
            A      | 2025-01-01 | registered | Myndighed
            B      | 2025-01-01 | registered | Udfører
            C      | 2025-01-01 | equal      | Rådgivende team
            D      | 2025-01-01 | registered |
            E      | 2025-01-01 |            | Myndighed
        """,
        expect={
            "kind registered": "3",
            "kind equal": "1",
            "kind,role registered,Myndighed": "1",
            "kind,role registered,Udfører": "1",
            "kind,role registered,ukendt": "1",
            "kind,role equal,Rådgivende team": "1",
            "kind,role equal,Myndighed": "nothing",
        },
    )


def test_an_early_effort_counts_while_it_touches_the_period(spec):
    """Et forløb tæller i hver periode, det har en dag i."""
    spec(
        early_effort_by_unit,
        period="2025-02",
        given="""
            courses
            person | started_on | last_day   | early
            A      | 2025-01-01 | 2025-02-01 | registered
            B      | 2025-01-01 | 2025-01-31 | registered
            C      | 2025-02-28 |            | registered
        """,
        expect={"": "2", "kind registered": "2"},
    )


def test_a_category_is_precise_when_number_activity_and_unit_are_known(spec):
    """Kun når alle tre er kendt, er kategorien præcis; hver af dem ses også for sig."""
    spec(
        category_precision,
        given="""
            courses
            person | started_on | early      | is_number_known | is_activity_known | unit_found
            A      | 2025-01-01 | registered | ja              | ja                | record
            B      | 2025-01-01 | registered | nej             | ja                | worker
            C      | 2025-01-01 | registered | ja              | nej               | unknown
            D      | 2025-01-01 | equal      | nej             | ja                | record
        """,
        expect={"": "1 of 3", "component number": "2 of 3", "component activity": "2 of 3", "component unit": "2 of 3"},
    )


def test_a_unit_found_by_its_worker_is_known(spec):
    """Enheden er kendt, hvordan den end er fundet."""
    spec(
        category_precision,
        period="2025-01",
        given="""
            courses
            person | started_on | early      | is_number_known | is_activity_known | unit_found | role
            A      | 2025-01-31 | registered | ja              | ja                | worker     | Myndighed
            B      | 2025-02-01 | registered | nej             | nej               | unknown    |
        """,
        expect={"": "1 of 1", "role Myndighed": "1 of 1", "component,role unit,Myndighed": "1 of 1"},
    )
