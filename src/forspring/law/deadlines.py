"""Deadlines as data: one TOML file a rule, one block a provision.

Eight words say every time limit: `hours`, `weekdays`, `days`, `weeks`, `months`, `on_date`, `earliest_of`
and `decided_in_case`. A municipality's own norms are files of the same form in a folder of its own; a file
of a shipped one's name takes its place. What the rules mean is written once for one case and once for all
cases in `model.deadlines`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from forspring.kernel.errors import DeclarationError

SHIPPED = Path(__file__).parent / "deadlines"
COUNTED = ("hours", "weekdays", "days", "weeks", "months")
AUTHORITIES = ("statute", "agreement", "local")
STARTS = ("effort_started", "follow_up_during_effort", "became_aware", "notification_received")
MEETINGS = ("follow_up_held", "plan_made", "assessment_ended", "notification_assessed", "receipt_sent")
RULE_KEYS = ("title", "authority", "starts", "met_by", "met_from", "stopped_by", "binds", "except_notifiers", "provision")
PROVISION_KEYS = (
    "law", "applies_to", "steps", "valid_from", "last_day", *COUNTED, "on_date", "earliest_of", "decided_in_case",
    "reference", "verified", "source_url",
)  # fmt: skip


@dataclass(frozen=True)
class Provision:
    """What one law says of the time limit, of which paragraphs and steps, and from when to when."""

    law: str
    reference: str
    unit: str
    """One of the words hours, weekdays, days, weeks, months, on_date, decided_in_case."""
    count: int = 0
    on_date: str = ""
    """Month and day, as 09-15."""
    earliest_of: tuple[str, ...] = ()
    """What else, when it comes before, is the day."""
    applies_to: tuple[str, ...] = ()
    """Paragraphs with all their subsections; none means whatever the record says."""
    steps: tuple[int, ...] = ()
    valid_from: date | None = None
    last_day: date | None = None
    verified: bool = False
    source_url: str = ""

    def covers(self, provision: str | None, step: int | None) -> bool:
        """Whether a record with the paragraph and on the step is under it."""
        return (not self.applies_to or any(within(provision, whole) for whole in self.applies_to)) and (
            not self.steps or step in self.steps
        )

    def is_in_force(self, day: date) -> bool:
        """Whether it is the law on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True)
class Rule:
    """A time limit: what starts it, what meets it, what stops it, and what the laws say."""

    name: str
    title: str
    authority: str
    starts: tuple[str, ...]
    met_by: str
    met_from: str
    """ever, start (that day or later) or after_start."""
    binds: str
    """record: the law that the record's own paragraph names; start: the law in force on the day it starts."""
    provisions: tuple[Provision, ...]
    stopped_by: str | None = None
    except_notifiers: tuple[str, ...] = ()


def within(provision: str | None, whole: str) -> bool:
    """Whether a paragraph is the other, or a subsection of it: BL-32-1-5 is within BL-32."""
    return provision is not None and (provision == whole or provision.startswith(f"{whole}-"))


def rules(*own: Path) -> tuple[Rule, ...]:
    """The shipped rules, each replaced by the file of its name in a later folder, by name."""
    paths = {path.stem: path for folder in (SHIPPED, *own) for path in sorted(folder.glob("*.toml"))}
    return tuple(read(path) for _, path in sorted(paths.items()))


def read(path: Path) -> Rule:
    """The rule of a file; a slip in it is told as a sentence."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as slip:
        raise DeclarationError(f"{path.name}: filen kan ikke læses som TOML ({slip}).") from slip
    _only(path, "", told, RULE_KEYS)
    _one_of(path, "authority", told.get("authority"), AUTHORITIES)
    _one_of(path, "met_by", told.get("met_by"), MEETINGS)
    _one_of(path, "met_from", told.get("met_from", "start"), ("ever", "start", "after_start"))
    _one_of(path, "stopped_by", told.get("stopped_by", "effort_ended"), ("effort_ended",))
    _one_of(path, "binds", told.get("binds"), ("record", "start"))
    for event in told.get("starts", [""]):
        _one_of(path, "starts", event, STARTS)
    found = Rule(
        name=path.stem,
        title=str(told.get("title", path.stem)),
        authority=told["authority"],
        starts=tuple(told["starts"]),
        met_by=told["met_by"],
        met_from=told.get("met_from", "start"),
        binds=told["binds"],
        provisions=tuple(_provision(path, block) for block in told.get("provision", [])),
        stopped_by=told.get("stopped_by"),
        except_notifiers=tuple(told.get("except_notifiers", ())),
    )
    _refuse_two_answers(path, found)
    return found


def _provision(path: Path, block: Mapping[str, Any]) -> Provision:
    _only(path, "[[provision]] ", block, PROVISION_KEYS)
    _one_of(path, "law", block.get("law"), ("SEL", "BL"))
    limits = [word for word in (*COUNTED, "on_date", "decided_in_case") if word in block]
    if len(limits) != 1:
        words = ", ".join((*COUNTED, "on_date", "decided_in_case"))
        raise DeclarationError(f"{path.name}: hver [[provision]] skal have netop én frist af {words}; her er {len(limits)}.")
    (unit,) = limits
    for event in block.get("earliest_of", ()):
        _one_of(path, "earliest_of", event, ("assessment_ended",))
    return Provision(
        law=block["law"],
        reference=str(block.get("reference", "")),
        unit=unit,
        count=_count(path, unit, block[unit]) if unit in COUNTED else 0,
        on_date=_month_and_day(path, block[unit]) if unit == "on_date" else "",
        earliest_of=tuple(block.get("earliest_of", ())),
        applies_to=tuple(block.get("applies_to", ())),
        steps=tuple(block.get("steps", ())),
        valid_from=block.get("valid_from"),
        last_day=block.get("last_day"),
        verified=bool(block.get("verified", False)),
        source_url=str(block.get("source_url", "")),
    )


def _count(path: Path, unit: str, told: object) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or told < 0:
        raise DeclarationError(f"{path.name}: '{unit}' skal være et helt tal, 0 eller mere.")
    return told


def _month_and_day(path: Path, told: object) -> str:
    if not isinstance(told, str) or not re.fullmatch(r"\d\d-\d\d", told):
        raise DeclarationError(f"{path.name}: 'on_date' skrives som måned og dag, fx \"09-15\".")
    try:
        date.fromisoformat(f"2001-{told}")
    except ValueError as slip:
        raise DeclarationError(f"{path.name}: 'on_date' er {told}, som ikke findes hvert år.") from slip
    return told


def _only(path: Path, where: str, told: Mapping[str, Any], known: Iterable[str]) -> None:
    for key in told:
        if key not in known:
            raise DeclarationError(f"{path.name}: {where}'{key}' kendes ikke. Tilladt er {', '.join(known)}.")


def _one_of(path: Path, key: str, told: object, allowed: tuple[str, ...]) -> None:
    if told not in allowed:
        raise DeclarationError(f"{path.name}: '{key}' skal være en af {', '.join(allowed)}.")


def _refuse_two_answers(path: Path, rule: Rule) -> None:
    """A record must never be under two provisions of one rule."""
    for one, other in combinations(rule.provisions, 2):
        if one.law == other.law and _share_paragraph(one, other) and _share_step(one, other) and _share_day(one, other):
            raise DeclarationError(
                f"{path.name}: to [[provision]] for {one.law} gælder for det samme. Lad deres paragraffer, trin eller dage skille dem."
            )


def _share_paragraph(one: Provision, other: Provision) -> bool:
    return (
        not one.applies_to
        or not other.applies_to
        or any(within(mine, theirs) or within(theirs, mine) for mine in one.applies_to for theirs in other.applies_to)
    )


def _share_step(one: Provision, other: Provision) -> bool:
    return not one.steps or not other.steps or bool(set(one.steps) & set(other.steps))


def _share_day(one: Provision, other: Provision) -> bool:
    return (one.valid_from or date.min) <= (other.last_day or date.max) and (other.valid_from or date.min) <= (one.last_day or date.max)
