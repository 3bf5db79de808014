"""Specs of the chapter *Indsatstrappen og anbringelser*."""

from forspring.indicators.catalogue.ladder_key_figures import ladder_key_figures
from forspring.indicators.catalogue.ladder_moves import ladder_moves
from forspring.indicators.catalogue.placements_active import placements_active
from forspring.indicators.catalogue.placements_ended import placements_ended
from forspring.indicators.catalogue.placements_started import placements_started


def test_the_highest_step_before_and_after_tells_the_move(spec):
    """Det højeste trin 31. december før mod det højeste 31. december."""
    spec(
        ladder_moves,
        given="""
            courses
            person | step | started_on | last_day
            A      | 2    | 2024-01-01 | 2025-06-30
            A      | 3    | 2025-06-01 |
            B      | 5    | 2024-01-01 | 2024-12-31
            B      | 2    | 2024-01-01 |
            C      | 3    | 2024-01-01 |
            D      | 2    | 2025-01-01 |
            E      | 2    | 2024-01-01 | 2025-12-30
            F      | 2    | 2025-02-01 | 2025-03-01
        """,
        expect={
            "": "5",
            "move up": "1",
            "move down": "1",
            "move same": "1",
            "move entry": "1",
            "move exit": "1",
            "from,to 2,3": "1",
            "from,to 5,2": "1",
            "from,to 0,2": "1",
        },
    )


def test_a_course_without_a_step_is_not_on_the_ladder(spec):
    """Et forløb uden trin flytter ikke barnet."""
    spec(
        ladder_moves,
        period="2025-01",
        given="""
            courses
            person | step | started_on
            A      | 2    | 2024-01-01
            A      |      | 2025-01-15
            B      |      | 2025-01-15
        """,
        expect={"": "1", "move same": "1"},
    )


def test_key_figures_are_children_on_the_day(spec):
    """Børn på hver slags indsats; den tidligere institutionsanbragte er ikke på institution nu."""
    spec(
        ladder_key_figures,
        period="2025-12-31",
        given="""
            courses
            person | activity               | step | started_on | last_day   | early
            A      | anbringelse_institution| 6    | 2024-01-01 |            |
            B      | anbringelse_institution| 6    | 2024-01-01 | 2025-05-31 |
            B      | anbringelse_pleje      | 5    | 2025-06-01 |            |
            C      | familiebehandling      | 3    | 2025-01-01 |            |
            D      | cool_kids              | 2    | 2025-01-01 |            | registered
        """,
        expect={
            "type institution": "1",
            "type formerly_institution": "1",
            "type foster": "1",
            "type home_based": "1",
            "type preventive": "1",
            "type kinship_foster": "nothing",
        },
    )


def test_key_figures_follow_the_period_too(spec):
    """Varighed, bevægelser, udvikling og opfølgninger er for perioden; udgifterne kan ikke opgøres endnu."""
    spec(
        ladder_key_figures,
        given="""
            courses
            person | activity               | step | started_on | last_day   | early
            A      | anbringelse_institution| 6    | 2025-01-01 | 2025-01-31 |
            B      | cool_kids              | 2    | 2024-01-01 | 2025-02-01 | registered
            C      | cool_kids              | 2    | 2024-01-01 |            | registered
            C      | kontaktperson          | 3    | 2025-02-01 |            |

            follow_ups
            person | held_on    | type
            C      | 2025-04-01 | Opfølgning
            C      | 2025-04-01 | Netværksmøde
        """,
        expect={
            "type institution_duration": "median 30, n 1",
            "type moves_up": "1",
            "type moves_down": "nothing",
            "type preventive_development": "amount -1",
            "type follow_ups": "1",
            "type cost": "amount not_evaluated",
        },
    )


PLACED = """
    people
    person | birth_on
    A      | 2008-01-01
    B      | 2007-12-31
    C      | 2015-01-01

    courses
    person | activity                | is_placement | started_on | last_day
    A      | anbringelse_pleje       | ja           | 2024-01-01 |
    B      | anbringelse_netvaerk    | ja           | 2024-01-01 |
    C      | anbringelse_pleje       | ja           | 2024-01-01 | 2025-05-31
    C      | anbringelse_institution | ja           | 2025-06-01 | 2025-12-31
    C      | kontaktperson           | nej          | 2025-01-01 |
"""


def test_children_are_placed_once_and_grouped_at_18(spec):
    """Den, der fylder 18 i dag, hører til de 18-22-årige."""
    spec(
        placements_active,
        period="2025-12-31",
        given=PLACED,
        expect={
            "": "3",
            "type anbringelse_pleje": "1",
            "type anbringelse_institution": "1",
            "type kontaktperson": "nothing",
            "age_group 0-17": "2",
            "age_group 18-22": "1",
        },
    )


def test_the_group_is_that_of_the_day(spec):
    """Et år før var de alle under 18."""
    spec(placements_active, period="2024-12-31", given=PLACED, expect={"": "3", "age_group 0-17": "3", "age_group 18-22": "nothing"})


def test_a_change_of_placement_is_one_begun(spec):
    """Skiftet er en begyndt anbringelse."""
    spec(placements_started, given=PLACED, expect={"": "1", "type anbringelse_institution": "1", "activity anbringelse_institution": "1"})


def test_a_change_of_placement_is_one_ended(spec):
    """Skiftet er en afsluttet anbringelse, og den sidste slutter 31. december."""
    spec(placements_ended, given=PLACED, expect={"": "2", "type anbringelse_pleje": "1", "type anbringelse_institution": "1"})


def test_placements_begin_on_their_first_day(spec):
    """Den første dag afgør perioden."""
    spec(placements_started, period="2025-06", given=PLACED, expect="1")


def test_placements_end_on_their_last_day(spec):
    """Den sidste dag afgør perioden."""
    spec(placements_ended, period="2025-05", given=PLACED, expect="1")
