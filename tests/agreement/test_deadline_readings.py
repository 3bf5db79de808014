"""A deadline read for one matter and for all of them is the same deadline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forspring.kernel.dates import local_day
from forspring.law import lists
from forspring.law.deadlines import Rule, rules, within
from forspring.model import due_days, reference
from forspring.model.deadlines import Event, Matter, deadline
from forspring.model.tables import ALL
from forspring.warehouse import DuckWarehouse

HOLIDAYS = lists.holidays()
EDGES = (
    "2023-08-31",
    "2023-09-15",
    "2023-11-30",
    "2023-12-23",
    "2023-12-31",
    "2024-01-31",
    "2024-02-29",
    "2024-03-31",
    "2024-04-30",
    "2024-09-15",
)
OWN_RULES = {
    "by_day_of_year": """
        title = "Inden en dag på året"
        authority = "local"
        starts = ["effort_started", "became_aware"]
        met_by = "follow_up_held"
        met_from = "start"
        binds = "record"
        [[provision]]
        law = "BL"
        applies_to = ["BL-30"]
        last_day = 2024-06-30
        on_date = "09-15"
        [[provision]]
        law = "BL"
        applies_to = ["BL-30"]
        valid_from = 2024-07-01
        weeks = 6
        [[provision]]
        law = "BL"
        applies_to = ["BL-32"]
        steps = [3]
        weekdays = 10
        [[provision]]
        law = "BL"
        applies_to = ["BL-32"]
        steps = [2]
        weekdays = 0""",
    "answered_in_days": """
        title = "Svar inden 10 dage"
        authority = "agreement"
        starts = ["notification_received"]
        met_by = "receipt_sent"
        met_from = "ever"
        binds = "start"
        [[provision]]
        law = "SEL"
        last_day = 2023-12-31
        days = 10
        [[provision]]
        law = "BL"
        valid_from = 2024-01-01
        hours = 37""",
}

days = st.sampled_from([date.fromisoformat(edge) + timedelta(days=off) for edge in EDGES for off in (0, 0, 1)])
maybe_day = st.none() | days
moments = st.datetimes(datetime.fromisoformat("2023-06-01"), datetime.fromisoformat("2025-04-30")).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
persons = st.sampled_from(["Anna", "Bo"])
laws_of_efforts = ["SEL-11-3-1", "SEL-52-3-3", "SEL-58", "BL-30-1-1", "BL-32-1-5", "BL-32-1-5", "BL-32", "BL-46", "BL-47", "BL-118", "BL-3"]
courses = st.fixed_dictionaries(
    {
        "person": persons,
        "provision": st.sampled_from(
            ["SEL-11-3-1", "SEL-52-3-3", "SEL-58", "BL-30-1-1", "BL-32-1-5", "BL-32", "BL-46", "BL-47", "BL-118", "BL-3"]
        ),
        "step": st.none() | st.integers(1, 6),
        "started_on": days,
        "last_day": maybe_day,
        "known_until": maybe_day,
    }
)
follow_ups = st.fixed_dictionaries(
    {
        "person": persons,
        "held_on": days,
        "type": st.sampled_from(["Opfølgning", "Handleplan", "Barnets plan", "Netværksmøde"]),
        "next_on": maybe_day,
    }
)
assessments = st.fixed_dictionaries(
    {
        "person": persons,
        "type": st.sampled_from(["Screening", "Afdækning", "Børnefaglig undersøgelse"]),
        "aware_on": maybe_day,
        "started_on": days,
        "last_day": maybe_day,
    }
)
notifications = st.fixed_dictionaries(
    {
        "received_at": moments,
        "notifier": st.sampled_from([None, "2", "8"]),
        "assessed_at": st.none() | moments,
        "receipt_on": maybe_day,
        "provision": st.sampled_from([None, "BL-133"]),
    }
)
worlds = st.fixed_dictionaries(
    {
        "courses": st.lists(courses, min_size=12, max_size=20),
        "follow_ups": st.lists(follow_ups, min_size=8, max_size=20),
        "assessments": st.lists(assessments, min_size=8, max_size=12),
        "notifications": st.lists(notifications, min_size=4, max_size=8),
    }
)
World = dict[str, list[dict[str, Any]]]
Told = tuple[Any, ...]


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rule, ...]:
    """The shipped rules, and two of a municipality's own, so that all eight words are used."""
    folder: Path = tmp_path_factory.mktemp("laws")
    for name, text in OWN_RULES.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return rules(folder)


@pytest.fixture(scope="module")
def engine(laws: tuple[Rule, ...]) -> Iterator[DuckWarehouse]:
    warehouse = DuckWarehouse()
    for name, table in reference.tables(rules=laws).items():
        warehouse.load(name, table)
    yield warehouse
    warehouse.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(world=worlds)
def test_one_matter_at_a_time_and_all_at_once_are_read_alike(world: World, engine: DuckWarehouse, laws: tuple[Rule, ...]) -> None:
    completed = _completed(world)
    assert _read_at_once(engine, completed) == _read_singly(completed, laws)


def _completed(world: World) -> World:
    """The drawn rows with their keys, and what follows from them."""
    keys = {"courses": "course", "follow_ups": "follow_up", "assessments": "assessment", "notifications": "notification"}
    completed = {name: [{keys[name]: f"{name}-{number}", **row} for number, row in enumerate(rows)] for name, rows in world.items()}
    followed = next(rule for rule in rules() if rule.name == reference.FOLLOW_UP_RULE)
    for course in completed["courses"]:
        course["is_under_follow_up_law"] = any(
            within(course["provision"], whole) for provision in followed.provisions for whole in provision.applies_to
        )
        if course["last_day"] is not None:
            course["known_until"] = None
    for notification in completed["notifications"]:
        notification["received_on"] = local_day(notification["received_at"])
        notification["assessed_on"] = notification["assessed_at"] and local_day(notification["assessed_at"])
    return completed


def _read_at_once(engine: DuckWarehouse, world: World) -> list[Told]:
    for name, rows in world.items():
        types = [(column.name, reference.ARROW[column.type]) for column in ALL[name].columns]
        engine.load(name, pa.Table.from_pylist([{column: row.get(column) for column, _ in types} for row in rows], pa.schema(types)))
    for step in due_days.STEPS:
        engine.create(step.name, step.select)
    columns = "rule, thing, law, authority, starts_on, due_on, due_at, met_on, met_at, stopped_on, is_met_in_time"
    return sorted(engine.rows(f"select {columns} from deadlines"), key=str)


def _read_singly(world: World, laws: tuple[Rule, ...]) -> list[Told]:
    told = []
    for thing, matter, events in _matters(world):
        for rule in laws:
            found = deadline(rule, matter, events, HOLIDAYS)
            if found is not None:
                told.append(
                    (
                        found.rule, thing, found.law, found.authority, found.starts_on, found.due_on, found.due_at,
                        found.met_on, found.met_at, found.stopped_on, found.is_met_in_time,
                    )
                )  # fmt: skip
    return sorted(told, key=str)


def _matters(world: World) -> Iterable[tuple[str, Matter, list[Event]]]:
    for course in world["courses"]:
        held = [row for row in world["follow_ups"] if row["person"] == course["person"]]
        happened = [*_happenings(held), *_ends(row for row in world["assessments"] if row["person"] == course["person"])]
        ends = course["last_day"] or course["known_until"]
        about = {"provision": course["provision"], "step": course["step"], "stopped_on": ends}
        yield course["course"], Matter("effort_started", course["started_on"], **about), happened
        during = [row for row in held if row["type"] == "Opfølgning" and course["started_on"] <= row["held_on"] <= (ends or date.max)]
        for day in {row["held_on"] for row in during} if course["is_under_follow_up_law"] else ():
            decided = max((row["next_on"] for row in during if row["held_on"] == day and row["next_on"]), default=None)
            yield course["course"], Matter("follow_up_during_effort", day, decided_on=decided, **about), happened
    for assessment in world["assessments"]:
        if assessment["type"] == "Børnefaglig undersøgelse":
            aware_on = assessment["aware_on"] or assessment["started_on"]
            yield assessment["assessment"], Matter("became_aware", aware_on), list(_ends([assessment]))
    for notification in world["notifications"]:
        matter = Matter(
            "notification_received", notification["received_on"], notification["received_at"],
            provision=notification["provision"], notifier=notification["notifier"],
        )  # fmt: skip
        yield notification["notification"], matter, list(_answers(notification))


def _happenings(follow_ups: Iterable[dict[str, Any]]) -> Iterator[Event]:
    names = {"Opfølgning": "follow_up_held", "Barnets plan": "plan_made", "Handleplan": "plan_made"}
    return (Event(names[row["type"]], row["held_on"]) for row in follow_ups if row["type"] in names)


def _ends(assessments: Iterable[dict[str, Any]]) -> Iterator[Event]:
    return (
        Event("assessment_ended", row["last_day"], since=row["started_on"])
        for row in assessments
        if row["type"] != "Screening" and row["last_day"]
    )


def _answers(notification: dict[str, Any]) -> Iterator[Event]:
    if notification["assessed_at"]:
        yield Event("notification_assessed", notification["assessed_on"], notification["assessed_at"])
    if notification["receipt_on"]:
        yield Event("receipt_sent", notification["receipt_on"])


def test_the_moments_of_the_year_that_summer_moves_are_read_alike(engine: DuckWarehouse, laws: tuple[Rule, ...]) -> None:
    """Every half hour around both changes of the clock."""
    changes = [datetime(2024, 3, 30, tzinfo=UTC), datetime(2024, 10, 26, tzinfo=UTC)]
    received = [start.replace(tzinfo=None) + timedelta(minutes=30 * step) for start in changes for step in range(96)]
    world = {
        "courses": [], "follow_ups": [], "assessments": [],
        "notifications": [{"received_at": moment, "notifier": "2", "assessed_at": moment + timedelta(hours=24), "receipt_on": None, "provision": None} for moment in received],
    }  # fmt: skip
    completed = _completed(world)
    assert _read_at_once(engine, completed) == _read_singly(completed, laws)
