"""How one deadline stands on a day, and why."""

from datetime import date, datetime, timedelta

import pytest

from forspring.law import lists
from forspring.law.deadlines import rules
from forspring.model.deadlines import Deadline, Event, Matter, State, deadline

RULES = {rule.name: rule for rule in rules()}
EFFORT = Matter("effort_started", date(2025, 1, 15), provision="BL-32-1-5", step=3)
DUE = date(2025, 4, 15)


def _first_follow_up(*events: Event, effort: Matter = EFFORT) -> Deadline:
    found = deadline(RULES["first_follow_up"], effort, events, lists.holidays())
    assert found is not None
    return found


def test_a_deadline_says_its_paragraph_and_what_set_the_day():
    found = _first_follow_up()
    assert (found.due_on, found.reference, found.reason, found.authority) == (DUE, "Barnets lov § 95, stk. 2", "months", "statute")


def test_an_assessment_that_ended_is_named_as_the_reason():
    found = _first_follow_up(Event("assessment_ended", date(2025, 3, 1), since=date(2025, 1, 1)))
    assert (found.due_on, found.reason) == (date(2025, 3, 1), "earliest_of")


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2025, 1, 15), State.RUNNING), (DUE, State.RUNNING), (DUE + timedelta(days=1), State.LATE)],
)
def test_it_is_late_the_day_after_it_was_due(day, state):
    assert _first_follow_up().state(day) is state


@pytest.mark.parametrize(
    ("held_on", "day", "state"),
    [
        (DUE, DUE, State.MET),
        (DUE, DUE - timedelta(days=1), State.RUNNING),
        (DUE + timedelta(days=1), DUE + timedelta(days=1), State.MET_LATE),
        (DUE + timedelta(days=9), DUE + timedelta(days=5), State.LATE),
    ],
)
def test_a_follow_up_meets_it_from_the_day_it_was_held(held_on, day, state):
    assert _first_follow_up(Event("follow_up_held", held_on)).state(day) is state


def test_an_effort_that_ended_before_the_day_has_no_deadline_left():
    ended = Matter("effort_started", EFFORT.on, provision=EFFORT.provision, stopped_on=DUE - timedelta(days=1))
    assert _first_follow_up(effort=ended).state(DUE + timedelta(days=30)) is State.STOPPED


def test_an_effort_that_ended_on_the_day_had_to_be_followed_up():
    ended = Matter("effort_started", EFFORT.on, provision=EFFORT.provision, stopped_on=DUE)
    assert _first_follow_up(effort=ended).state(DUE + timedelta(days=1)) is State.LATE


def test_a_clock_is_late_at_the_end_of_the_day_it_ran_out():
    received_at = datetime.fromisoformat("2025-01-15T12:00")
    found = deadline(RULES["assessed_24h"], Matter("notification_received", date(2025, 1, 15), received_at), [], lists.holidays())
    assert found is not None
    assert [found.state(date(2025, 1, day)) for day in (15, 16)] == [State.RUNNING, State.LATE]


def test_an_early_effort_is_under_no_statutory_deadline():
    early = Matter("effort_started", date(2025, 1, 15), provision="BL-30-1-1", step=2)
    found = [name for name, rule in RULES.items() if deadline(rule, early, [], lists.holidays()) is not None]
    assert found == ["local_cadence"]


def test_the_record_s_own_paragraph_decides_and_never_its_date():
    decided_before = Matter("effort_started", date(2025, 6, 1), provision="SEL-52-3-3")
    assert _first_follow_up(effort=decided_before).law == "SEL"
