"""One child over the three systems: what was done, what is due, how each row came to be linked, and who decided it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forspring import linkage
from forspring.pipeline import decisions
from forspring.pipeline.behind import own_persons
from forspring.pipeline.decisions import Decision
from forspring.pipeline.facts import Facts
from forspring.pipeline.identities import Identity, Mention, identity, mentions, persons

EVENTS = """
    select day, last_day, known_until, kind, what, provision, unit, worker, case_number, source, file, row, delivery, course, how, weight
    from traces where person = $person order by day desc, source, file, row
"""
COURSES = """
    select activity, provision, step, early, source, unit, worker, started_on, last_day, is_merged
    from courses where person = $person order by started_on desc, course
"""
KNOWN = "select person from links where person = $person limit 1"
DIGITS = 10  # of a civil number
#: What is not met yet, and what was met late or in time, the newest first.
DUE = """
    select rule, authority, provision, starts_on, due_on, met_on, stopped_on, is_met_in_time
    from deadlines where person = $person and due_on is not null order by due_on desc, rule, thing
"""


@dataclass(frozen=True)
class Event:
    """A row of one of the three systems about the child."""

    day: date
    last_day: date | None
    known_until: date | None
    kind: str
    what: str | None
    provision: str | None
    unit: str | None
    worker: str | None
    case_number: str | None
    source: str
    file: str
    row: int
    delivery: date
    course: str | None
    how: str | None
    weight: float | None


@dataclass(frozen=True)
class Course:
    """What the child got, once, however many systems hold it."""

    activity: str
    provision: str | None
    step: int | None
    early: str | None
    source: str
    unit: str | None
    worker: str | None
    started_on: date
    last_day: date | None
    is_merged: bool


@dataclass(frozen=True)
class Due:
    """A day by which something was or is to be done."""

    rule: str
    authority: str
    provision: str | None
    starts_on: date | None
    due_on: date
    met_on: date | None
    stopped_on: date | None
    is_met_in_time: bool | None

    def is_open(self, as_of: date) -> bool:
        """Whether it still has to be done."""
        return self.met_on is None and (self.stopped_on is None or self.stopped_on >= self.due_on) and self.due_on >= as_of


@dataclass(frozen=True)
class Child:
    """All that is joined about one child."""

    person: str
    is_own: bool
    identity: Identity
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    courses: tuple[Course, ...]
    due: tuple[Due, ...]
    decided: tuple[Decision, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The child's key, and those it may have had before rows were linked as they are now."""
        return frozenset((self.person, *(f"P{one.appearance}" for one in self.mentions)))


def found(data: Path, facts: Facts, person: str, number: str) -> str | None:
    """The key of the child that is asked for by its key, else by the ten digits of its civil number; none when the run knows it not."""
    digits = "".join(sign for sign in number if sign.isdigit())
    keys = (person,) if person else persons(data, facts, digits) if len(digits) == DIGITS else ()
    return next((key for key in keys if facts.engine.rows(KNOWN, {"person": key})), None)


def is_own(facts: Facts, person: str, own: Collection[str]) -> bool:
    """Whether those named have, or lately had, to do with the child."""
    own_persons(facts.engine, facts.as_of, own)
    return bool(facts.engine.rows("select person from own_persons where person = $person", {"person": person}))


def of(data: Path, facts: Facts, person: str, own: Collection[str] = ()) -> Child:
    """What a run's facts and the identity store tell of one child."""
    asked = {"person": person}
    known = mentions(data, facts, person)
    called = {one.appearance for one in known}
    return Child(
        person,
        is_own(facts, person, own),
        identity(known),
        known,
        tuple(Event(*row) for row in facts.engine.rows(EVENTS, asked)),
        tuple(Course(*row) for row in facts.engine.rows(COURSES, asked)),
        tuple(Due(*row) for row in facts.engine.rows(DUE, asked)),
        tuple(
            one
            for one in decisions.read(data)
            if one.kind in (linkage.JOIN, linkage.APART) and called & {one.about["one"], one.about["other"]}
        ),
    )
