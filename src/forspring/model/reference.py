"""The tables that steps and checks read beside the sources' own: the law and the calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import product

import pyarrow as pa

from forspring.kernel.dates import SATURDAY, SUNDAY, begins_at, days
from forspring.law import lists
from forspring.law.deadlines import Provision, Rule
from forspring.law.deadlines import rules as shipped_rules
from forspring.law.settings import Settings
from forspring.law.settings import read as shipped_settings
from forspring.model.tables import REFERENCE, Type

ARROW = {
    Type.TEXT: pa.string(),
    Type.DATE: pa.date32(),
    Type.MOMENT: pa.timestamp("us"),
    Type.WHOLE: pa.int64(),
    Type.TRUTH: pa.bool_(),
    Type.REAL: pa.float64(),
}
POSITIONS = 40
FOLLOW_UP_RULE = "first_follow_up"


def tables(settings: Settings | None = None, rules: Sequence[Rule] | None = None) -> dict[str, pa.Table]:
    """Every reference table by name, of the shipped law and settings or a municipality's own."""
    settings = settings or shipped_settings()
    rules = shipped_rules() if rules is None else rules
    filled: dict[str, Iterable[tuple[object, ...]]] = {
        "calendar": calendar(lists.holidays(settings.local_holidays)),
        "positions": ((position,) for position in range(1, POSITIONS + 1)),
        "provisions": (
            (row.provision, row.law, row.heading, row.valid_from, row.last_day, " | ".join(row.replaced_by) or None, row.verified)
            for row in lists.paragraphs()
        ),
        "provision_groups": (*lists.provision_groups(), *_under_follow_up(rules)),
        "activities": ((row.activity, row.title, row.step) for row in lists.activities()),
        "activity_provisions": ((row.activity, provision) for row in lists.activities() for provision in row.provisions),
        "steps": sorted(lists.ladder().items()),
        "notifiers": ((row.code, row.title, row.valid_from, row.last_day) for row in lists.notifiers()),
        "deadline_rules": deadline_rules(rules),
        "equal_activities": ((activity, settings.equal_efforts.role) for activity in settings.equal_efforts.activities),
    }
    return {table.name: _arrow(table.name, filled[table.name]) for table in REFERENCE}


def _arrow(name: str, rows: Iterable[tuple[object, ...]]) -> pa.Table:
    (table,) = (table for table in REFERENCE if table.name == name)
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    return pa.table(
        [pa.array(values, ARROW[column.type]) for values, column in zip(columns, table.columns, strict=True)],
        names=list(table.names),
    )


def calendar(holidays: Collection[date]) -> Iterable[tuple[object, ...]]:
    """Every day, when it begins in UTC, what kind of day it is, and how many weekdays and working days there were up to and with it."""
    weekdays = working_days = 0
    for day in days(date(lists.FIRST_YEAR, 1, 1), date(lists.LAST_YEAR + 1, 1, 1)):
        is_holiday = day in holidays
        is_weekday = day.weekday() != SUNDAY and not is_holiday
        is_working_day = day.weekday() < SATURDAY and not is_holiday
        weekdays += is_weekday
        working_days += is_working_day
        yield day, begins_at(day), is_weekday, is_working_day, weekdays, working_days, is_holiday


def deadline_rules(rules: Iterable[Rule]) -> Iterable[tuple[object, ...]]:
    """One row per rule, event that starts it, provision, paragraph and step."""
    for rule in rules:
        for provision in rule.provisions:
            for start, applies_to, step in product(rule.starts, provision.applies_to or (None,), provision.steps or (None,)):
                yield (
                    rule.name, rule.title, rule.authority, start, rule.met_by, rule.met_from, rule.stopped_by is not None, rule.binds,
                    _listed(rule.except_notifiers), provision.law, provision.reference, applies_to, step,
                    provision.valid_from, provision.last_day, *_limit(provision), _listed(provision.earliest_of),
                )  # fmt: skip


def _limit(provision: Provision) -> tuple[object, ...]:
    """hours, weekdays, days, months, on_date, is_decided_in_case: the one that is said."""
    counts = {provision.unit: provision.count}
    days_counted = timedelta(weeks=counts["weeks"]).days if "weeks" in counts else counts.get("days")
    is_decided = provision.unit == "decided_in_case"
    return counts.get("hours"), counts.get("weekdays"), days_counted, counts.get("months"), provision.on_date or None, is_decided


def _listed(texts: Iterable[str]) -> str | None:
    """Texts with a bar before, between and after, so that one is found with LIKE."""
    listed = "|".join(texts)
    return f"|{listed}|" if listed else None


def _under_follow_up(rules: Iterable[Rule]) -> Iterable[tuple[str, str]]:
    for rule in rules:
        if rule.name == FOLLOW_UP_RULE:
            yield from (("follow_up", provision) for law in rule.provisions for provision in law.applies_to)
