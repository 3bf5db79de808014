"""The lists of the law as read: paragraphs, activities, steps of the ladder, holidays, codes.

Each list is a CSV beside this file. A row says whether it was verified and where; what could not be verified
is kept and stays marked.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from forspring.law.settings import LocalHoliday

FOLDER = Path(__file__).parent
FIRST_YEAR, LAST_YEAR = 1990, 2060


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a statute, written as BL-30-1-1 for Barnets lov § 30 stk. 1 nr. 1."""

    provision: str
    heading: str
    law: str
    valid_from: date | None
    last_day: date | None
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    verified: bool
    source_url: str


@dataclass(frozen=True)
class Activity:
    """A kind of course, the same whichever system holds the record, with its step and usual paragraphs."""

    activity: str
    title: str
    step: int | None
    provisions: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """A code of a list, its text, and when it was in use."""

    code: str
    title: str
    valid_from: date | None
    last_day: date | None
    verified: bool
    source_url: str


@cache
def paragraphs() -> tuple[Paragraph, ...]:
    """The paragraphs that the exports and the deadlines name, by law and number."""
    return tuple(
        Paragraph(
            row["provision"], row["heading"], row["law"], _day(row["valid_from"]), _day(row["last_day"]),
            _several(row["replaces"]), _several(row["replaced_by"]), row["verified"] == "yes", row["source_url"],
        )
        for row in rows("provisions.csv")
    )  # fmt: skip


@cache
def provision_groups() -> tuple[tuple[str, str], ...]:
    """Kind (early, numbered_early, heavier) and paragraph; a paragraph holds its subsections."""
    return tuple((row["kind"], row["provision"]) for row in rows("provision_groups.csv"))


@cache
def activities() -> tuple[Activity, ...]:
    """The harmonised activities, up the ladder."""
    return tuple(
        Activity(row["activity"], row["title"], int(row["step"]) if row["step"] else None, _several(row["sel"]) + _several(row["bl"]))
        for row in rows("activities.csv")
    )


@cache
def ladder() -> dict[int, str]:
    """The steps of the intervention ladder and their names."""
    return {int(row["step"]): row["title"] for row in rows("ladder.csv")}


@cache
def notifiers() -> tuple[Code, ...]:
    """Statistics Denmark's codes of who notified."""
    return tuple(
        Code(row["code"], row["title"], _day(row["valid_from"]), _day(row["last_day"]), row["verified"] == "yes", row["source_url"])
        for row in rows("codes/notifiers.csv")
    )


def holidays(local: Iterable[LocalHoliday] = ()) -> frozenset[date]:
    """The public holidays 1990 to 2060, and the days of the year that the municipality keeps as ones."""
    kept = (day.on_date for day in local if day.is_kept)
    own = {date.fromisoformat(f"{year}-{on_date}") for on_date in kept for year in range(FIRST_YEAR, LAST_YEAR + 1)}
    return _public_holidays() | own


@cache
def _public_holidays() -> frozenset[date]:
    return frozenset(date.fromisoformat(row["day"]) for row in rows("holidays.csv"))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a list as they stand."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
