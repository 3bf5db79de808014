"""Specs of the chapter *Børn og familier*."""

from forspring.indicators.catalogue.children_active import children_active
from forspring.indicators.catalogue.children_by_system import children_by_system
from forspring.indicators.catalogue.children_reached import children_reached
from forspring.indicators.catalogue.families_active import families_active
from forspring.indicators.catalogue.families_reached import families_reached


def test_a_course_is_open_on_its_last_day(spec):
    """Den sidste dag tæller med."""
    spec(
        children_active,
        period="2025-12-31",
        given="""
            courses
            person | started_on | last_day
            A      | 2025-01-01 | 2025-12-31
            B      | 2025-01-01 | 2025-12-30
            C      | 2025-12-31 |
            D      | 2026-01-01 |
        """,
        expect="2",
        as_of="2026-02-01",
    )


def test_a_child_with_two_courses_counts_once_in_the_whole_and_under_both_activities(spec):
    """Et barn med to forløb er ét barn, men står under begge indsatser."""
    spec(
        children_active,
        period="2025-12-31",
        given="""
            courses
            person | activity  | started_on
            A      | cool_kids | 2025-01-01
            A      | ppv       | 2025-02-01
            B      | ppv       | 2025-03-01
        """,
        expect={"": "2", "activity cool_kids": "1", "activity ppv": "2"},
    )


def test_only_those_aged_0_to_22_are_children(spec):
    """Den, der fylder 23 på dagen, tæller ikke; den, hvis fødselsdag ikke kendes, gør."""
    spec(
        children_active,
        period="2025-12-31",
        given="""
            people
            person | birth_on   | sex
            A      | 2002-12-31 | K
            B      | 2003-01-01 | M
            C      |            |

            courses
            person | started_on
            A      | 2025-01-01
            B      | 2025-01-01
            C      | 2025-01-01
        """,
        expect={"": "2", "age_band 18-22": "1", "age_band ukendt": "1", "sex M": "1", "sex ukendt": "1", "sex K": "nothing"},
    )


def test_a_course_closed_on_an_unknown_day_is_open_no_later_than_it_was_last_known(spec):
    """Kendes slutdagen ikke, er forløbet i gang til den nyeste dag, der kendes for det."""
    spec(
        children_active,
        period="2025-12-31",
        given="""
            courses
            person | started_on | last_day | known_until
            A      | 2025-01-01 |          | 2025-12-30
            B      | 2025-01-01 |          | 2025-12-31
        """,
        expect="1",
    )


def test_a_last_day_after_the_as_of_day_is_open(spec):
    """Et forløb, der slutter senere, er i gang på opgørelsesdagen; et, der begynder senere, er ikke et forløb endnu."""
    spec(
        children_active,
        period="2025-06-30",
        as_of="2025-06-30",
        given="""
            courses
            person | started_on | last_day
            A      | 2025-01-01 | 2025-07-31
            B      | 2025-07-01 |
        """,
        expect="1",
    )


def test_one_day_in_the_period_is_enough(spec):
    """Barnet er nået, når det er i forløb på mindst én dag i perioden."""
    spec(
        children_reached,
        period="2025-03",
        given="""
            courses
            person | started_on | last_day
            A      | 2025-01-10 | 2025-03-01
            B      | 2025-03-31 |
            C      | 2025-01-10 | 2025-02-28
            D      | 2025-04-01 |
            E      | 2025-02-01 | 2025-04-30
        """,
        expect="3",
    )


def test_the_age_is_that_of_the_first_day_in_the_period(spec):
    """Barnet fylder 3 midt i året: ved årets første forløbsdag var det 2."""
    spec(
        children_reached,
        given="""
            people
            person | birth_on   | sex
            A      | 2022-06-01 | K

            courses
            person | started_on | last_day
            A      | 2025-07-01 | 2025-08-01
            A      | 2024-01-01 | 2025-01-31
        """,
        expect={"": "1", "age_band 0-2": "1", "age_band 3-5": "nothing"},
    )


def test_the_district_is_where_the_child_lived_on_the_first_day(spec):
    """Flytter barnet i perioden, tæller det, hvor det boede den første dag."""
    spec(
        children_reached,
        given="""
            residences
            person | from_on    | last_day   | district
            A      | 2020-01-01 | 2025-05-31 | Nord, vest
            A      | 2025-06-01 |            | Syd

            courses
            person | started_on
            A      | 2025-05-31
            B      | 2025-05-31
        """,
        expect={"district Nord; vest": "1", "district Syd": "nothing", "district ukendt": "1"},
    )


def test_a_period_that_the_as_of_day_cuts_is_partial(spec):
    """En periode, som opgørelsesdagen afkorter, er foreløbig."""
    spec(
        children_reached,
        as_of="2025-06-30",
        given="""
            courses
            person | started_on
            A      | 2025-06-30
            B      | 2025-07-01
        """,
        expect="1, partial",
    )


def test_open_counselling_that_names_nobody_is_no_child(spec):
    """Åben rådgivning uden barn tæller ikke blandt børnene."""
    spec(
        children_reached,
        given="""
            courses
            person | activity           | started_on
            A      | aaben_raadgivning  | 2025-01-01
                   | aaben_raadgivning  | 2025-01-01
        """,
        expect={"": "1", "activity aaben_raadgivning": "1"},
    )


def test_a_family_is_the_children_of_one_mother_else_one_father_else_one_address(spec):
    """Samme mor; uden kendt mor samme far; uden begge samme adresse; ellers barnet alene."""
    spec(
        families_active,
        period="2025-12-31",
        given="""
            kinship
            person | mother | father | address
            A      | M      | F      | X
            B      | M      | G      | Y
            C      |        | F      | X
            D      |        |        | X
            E      |        |        | X

            courses
            person | started_on
            A      | 2025-01-01
            B      | 2025-01-01
            C      | 2025-01-01
            D      | 2025-01-01
            E      | 2025-01-01
            F      | 2025-01-01
        """,
        expect="4",
    )


def test_a_family_with_two_children_in_courses_is_one(spec):
    """Søskende i forløb er én familie, også under hver indsats; den sidste dag tæller med."""
    spec(
        families_active,
        period="2024-12-31",
        given="""
            kinship
            person | mother
            A      | M
            B      | M

            courses
            person | started_on | last_day   | activity
            A      | 2024-01-01 | 2024-12-31 | ppv
            B      | 2024-01-01 |            | ppv
            C      | 2024-01-01 | 2024-12-30 | ppv
        """,
        expect={"": "1", "activity ppv": "1"},
    )


def test_the_family_is_that_of_the_last_day_the_child_was_reached(spec):
    """Familien afgøres den sidste dag, barnet er nået i perioden."""
    spec(
        families_reached,
        given="""
            kinship
            person | from_on    | last_day   | address
            A      | 2020-01-01 | 2025-06-30 | X
            A      | 2025-07-01 |            | Y
            B      | 2020-01-01 |            | Y

            courses
            person | started_on | last_day   | activity
            A      | 2025-01-01 | 2025-07-01 | ppv
            B      | 2025-01-01 | 2025-03-01 | cool_kids
        """,
        expect={"": "1", "activity ppv": "1", "activity cool_kids": "1"},
    )


def test_a_family_reached_only_before_the_move_is_counted_where_it_was(spec):
    """Sluttede forløbet før flytningen, er familien den gamle."""
    spec(
        families_reached,
        given="""
            kinship
            person | from_on    | last_day   | address
            A      | 2020-01-01 | 2025-06-30 | X
            A      | 2025-07-01 |            | Y
            B      | 2020-01-01 |            | Y

            courses
            person | started_on | last_day
            A      | 2025-01-01 | 2025-06-30
            B      | 2025-01-01 | 2025-03-01
        """,
        expect="2",
    )


def test_each_child_stands_under_its_exact_combination_of_systems(spec):
    """Hvert barn står ét sted: under netop de systemer, der har en oplysning om det i perioden."""
    spec(
        children_by_system,
        period="2025-05",
        given="""
            records
            person | source | day        | last_day
            A      | dubu   | 2025-05-01 | 2025-05-01
            A      | novax  | 2025-05-31 | 2025-05-31
            B      | dubu   | 2025-01-01 |
            C      | esdh   | 2025-04-30 | 2025-04-30
            D      | novax  | 2025-05-10 | 2025-05-10
            D      | dubu   | 2025-06-01 | 2025-06-01
        """,
        expect={"": "3", "systems dubu+novax": "1", "systems dubu": "1", "systems novax": "1", "systems esdh": "nothing"},
    )


def test_universal_health_visits_are_rows_too(spec):
    """Her tæller enhver række, også sundhedsplejens besøg til alle."""
    spec(
        children_by_system,
        given="""
            records
            person | source | day        | is_universal
            A      | novax  | 2025-05-01 | ja
        """,
        expect={"": "1", "systems novax": "1"},
    )
