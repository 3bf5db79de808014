"""The lists of the law hang together."""

from datetime import date

import pytest

from forspring.law import lists
from forspring.law.deadlines import rules, within

PARAGRAPHS = {paragraph.provision: paragraph for paragraph in lists.paragraphs()}


def test_every_paragraph_stands_once():
    assert len(PARAGRAPHS) == len(lists.paragraphs())


def test_what_replaces_a_paragraph_says_so_too():
    for paragraph in PARAGRAPHS.values():
        for follower in paragraph.replaced_by:
            assert paragraph.provision in PARAGRAPHS[follower].replaces, paragraph.provision


def test_barnets_lov_takes_over_the_day_after_serviceloven_ends():
    assert {paragraph.last_day for paragraph in PARAGRAPHS.values() if paragraph.law == "SEL" and paragraph.replaced_by} == {
        date(2023, 12, 31)
    }
    assert {paragraph.valid_from for paragraph in PARAGRAPHS.values() if paragraph.law == "BL"} == {date(2024, 1, 1)}


def test_a_verified_paragraph_says_where():
    assert [paragraph.provision for paragraph in PARAGRAPHS.values() if paragraph.verified and not paragraph.source_url] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("SEL-11-3-1", "BL-30-1-1"),
        ("SEL-52-3-3", "BL-32-1-5"),
        ("SEL-52-3-4", "BL-32-1-6"),
        ("SEL-52-3-6", "BL-32-1-3"),
        ("SEL-58", "BL-47"),
    ],
)
def test_the_order_of_the_efforts_changed_with_the_law(old, new):
    """§ 52 stk. 3 nr. 3 became § 32 stk. 1 nr. 5: the same number is not the same effort."""
    assert PARAGRAPHS[old].replaced_by == (new,)


def test_every_paragraph_that_means_something_is_in_the_list():
    named = {provision for _, provision in lists.provision_groups()}
    named |= {provision for activity in lists.activities() for provision in activity.provisions}
    named |= {provision for rule in rules() for law in rule.provisions for provision in law.applies_to}
    assert named - set(PARAGRAPHS) == set()


def test_every_activity_but_the_uncategorised_stands_on_a_step_of_the_ladder():
    assert {activity.activity for activity in lists.activities() if activity.step not in lists.ladder()} == {"ukategoriseret"}


def test_the_family_s_own_notifiers_were_split_when_barnets_lov_began():
    known = {code.code: code for code in lists.notifiers()}
    assert known["7"].last_day == date(2023, 12, 31)
    assert known["12"].valid_from == known["13"].valid_from == date(2024, 1, 1)
    assert set(known) == {str(code) for code in (*range(1, 14), 99)}


def test_a_paragraph_holds_its_subsections_and_not_its_neighbours():
    assert within("BL-32-1-5", "BL-32")
    assert within("BL-32", "BL-32")
    assert not within("BL-321", "BL-32")
    assert not within("SEL-52a-1", "SEL-52")
    assert not within(None, "BL-32")


@pytest.mark.parametrize(
    "name",
    [
        "codes/notifiers.csv",
        "codes/interventions.csv",
        "codes/causes.csv",
        "codes/kle.csv",
        "codes/accounts.csv",
        "ladder.csv",
        "provisions.csv",
    ],
)
def test_every_row_says_whether_it_was_verified(name):
    assert {row["verified"] for row in lists.rows(name)} <= {"yes", "no"}
