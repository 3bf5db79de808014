"""The deadline rule in two readings.

A deadline is data (`law/deadlines`). It is read here for one matter, in Python, while the caseworker waits,
and in `deadline_steps` for all matters, in the engine, for lists and figures. The two are held to each other by a generative
test, so that the working list and the statistics never disagree. A due day does not change at midnight, "late"
does: the due day is what both readings find, and `Deadline.state` compares it with a day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from forspring.kernel.dates import add_months, begins_at, local_day, weekdays_after
from forspring.law.deadlines import Provision, Rule


@dataclass(frozen=True)
class Matter:
    """What a time limit may run for: an effort, a follow-up during one, an assessment or a notification."""

    start: str
    """The event that may start a clock: effort_started, became_aware …"""
    on: date
    at: datetime | None = None
    """The moment in UTC, where the event has one."""
    provision: str | None = None
    step: int | None = None
    notifier: str | None = None
    stopped_on: date | None = None
    """The last day of the effort."""
    decided_on: date | None = None
    """The day that was decided in the case."""


@dataclass(frozen=True)
class Event:
    """Something that happened in the matter, or to its child."""

    name: str
    on: date
    at: datetime | None = None
    since: date | None = None
    """The first day of what ended, for an end."""


class State(StrEnum):
    """How a deadline stands on a day."""

    MET = "met"
    MET_LATE = "met_late"
    LATE = "late"
    RUNNING = "running"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Deadline:
    """When it is due, whether it was met, and by what law."""

    rule: str
    title: str
    authority: str
    law: str
    reference: str
    reason: str
    """What set the day: the counted time, the event that came first, or the decision in the case."""
    starts_on: date
    due_on: date
    due_at: datetime | None
    met_on: date | None
    met_at: datetime | None
    stopped_on: date | None

    @property
    def is_met_in_time(self) -> bool:
        """Whether it was met on or before the day, or the moment, that it was due."""
        if self.due_at is not None:
            return self.met_at is not None and self.met_at <= self.due_at
        return self.met_on is not None and self.met_on <= self.due_on

    def state(self, day: date) -> State:
        """How it stands at the end of the day."""
        if self.met_on is not None and self.met_on <= day:
            return State.MET if self.is_met_in_time else State.MET_LATE
        if self.stopped_on is not None and self.stopped_on < min(day, self.due_on):
            return State.STOPPED
        return State.LATE if self._has_run_out(day) else State.RUNNING

    def _has_run_out(self, day: date) -> bool:
        """A day is late when it has passed; a clock when it has run out by the end of the day."""
        return self.due_on <= day if self.due_at is not None else self.due_on < day


def deadline(rule: Rule, matter: Matter, events: Iterable[Event], holidays: Collection[date]) -> Deadline | None:
    """What the rule says of the matter, or nothing when it says nothing."""
    provision = _provision(rule, matter)
    if provision is None:
        return None
    due_at = matter.at + timedelta(hours=provision.count) if provision.unit == "hours" and matter.at else None
    counted = local_day(due_at) if due_at else _count(provision, matter, holidays)
    if counted is None:
        return None
    events = tuple(events)
    earlier = [event.on for event in events if event.name in provision.earliest_of and _ran_beside(event, matter)]
    due_on = min([counted, *earlier])
    meeting = _meeting(rule, matter, events)
    return Deadline(
        rule=rule.name,
        title=rule.title,
        authority=rule.authority,
        law=provision.law,
        reference=provision.reference,
        reason="earliest_of" if due_on < counted else provision.unit,
        starts_on=matter.on,
        due_on=due_on,
        due_at=due_at,
        met_on=meeting.on if meeting else None,
        met_at=meeting.at if meeting else None,
        stopped_on=matter.stopped_on if rule.stopped_by else None,
    )


def _provision(rule: Rule, matter: Matter) -> Provision | None:
    """The provision that binds: of the law that the record's own paragraph names, or of the day it starts."""
    if matter.start not in rule.starts or matter.notifier in rule.except_notifiers:
        return None
    for provision in rule.provisions:
        named = rule.binds == "start" or (matter.provision or "").split("-")[0] == provision.law
        if named and provision.covers(matter.provision, matter.step) and provision.is_in_force(matter.on):
            return provision
    return None


def _count(provision: Provision, matter: Matter, holidays: Collection[date]) -> date | None:
    """The last day of the counted time."""
    match provision.unit:
        case "months":
            return add_months(matter.on, provision.count)
        case "weeks":
            return matter.on + timedelta(weeks=provision.count)
        case "days":
            return matter.on + timedelta(days=provision.count)
        case "weekdays":
            return weekdays_after(matter.on, provision.count, holidays)
        case "on_date":
            return next(day for year in (0, 1) if (day := date.fromisoformat(f"{matter.on.year + year}-{provision.on_date}")) >= matter.on)
        case "decided_in_case":
            return matter.decided_on
        case _:
            return None


def _ran_beside(event: Event, matter: Matter) -> bool:
    """Whether what ended had begun when the clock started, and had not ended before."""
    return (event.since or matter.on) <= matter.on <= event.on


def _meeting(rule: Rule, matter: Matter, events: Iterable[Event]) -> Event | None:
    """The first event that meets the rule, in time or not."""
    first = {"ever": date.min, "start": matter.on, "after_start": matter.on + timedelta(days=1)}[rule.met_from]
    meetings = [event for event in events if event.name == rule.met_by and event.on >= first]
    return min(meetings, key=lambda event: (event.on, event.at or begins_at(event.on)), default=None)
