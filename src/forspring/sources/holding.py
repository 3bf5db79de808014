"""Which rows of a file stand: what the newest delivery replaces, and when it is held back from deleting.

A full delivery without rows, with less than half of last time's rows, cut off in the middle of a line, or with a
note or content that cannot be read deletes nothing until a person confirms it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from forspring.sources.deliveries import Scope
from forspring.sources.quoting import literal
from forspring.sources.reader import Read
from forspring.warehouse import Warehouse

Called = Callable[[tuple[str, ...]], tuple[str, ...]]
"""All that units are called, by code and by name."""
_FEW_ROWS = 50
_SEEN, _GONE, _MOVED = 0.10, 0.01, 0.30


@dataclass(frozen=True)
class Version:
    """One delivery of a file, with its place among all files up to the day."""

    number: int
    read: Read

    @property
    def source(self) -> str:
        """The source's name."""
        return self.read.delivered.source

    @property
    def day(self) -> date:
        """The day it was extracted."""
        return self.read.delivered.delivered_on

    @property
    def rows(self) -> str:
        """The name of its rows in the engine."""
        return f"rows_{self.number}"

    @property
    def found(self) -> str:
        """The name of its findings in the engine."""
        return f"found_{self.number}"

    @cached_property
    def has_rows(self) -> bool:
        """Whether it could be read at all."""
        return not self.read.account["unreadable"]

    @property
    def delivered_rows(self) -> int:
        """The data rows in the file."""
        return int(self.read.account["read"] + self.read.account["duplicates"])

    @property
    def lost(self) -> str:
        """The condition on its rows that they name a case which leads to nobody."""
        return (
            f"r.only_case and not exists (select 1 from leading_cases as l where l.source = {literal(self.source)} "
            f"and l.case_number = r.case_number and l.since <= date '{self.day}')"
        )


@dataclass(frozen=True)
class Part:
    """Rows of one version that stand, where all conditions hold (over `r`)."""

    version: Version
    conditions: tuple[str, ...]


@dataclass
class Judged:
    """What stands of one file: its parts, the newest delivery that was not held, those held with why, and jumps of codes."""

    parts: list[Part] = field(default_factory=list)
    accepted: Version | None = None
    held: list[tuple[Version, str]] = field(default_factory=list)
    jumps: list[tuple[Version, str, str]] = field(default_factory=list)


def judge(engine: Warehouse, chain: Sequence[Version], confirmed: Collection[tuple[str, str, str]], called: Called) -> Judged:
    """What stands of a file after its deliveries, oldest first; a scope's units are known by all that they are `called`."""
    judged = Judged()
    last_full: Version | None = None
    for version in chain:
        delivered = version.read.delivered
        scope = replace(delivered.scope, units=called(delivered.scope.units))
        is_full = delivered.kind == "full"
        why = _suspicious(engine, version, scope, judged.parts, last_full) if is_full and judged.parts else None
        if why and (version.source, version.day.isoformat(), version.read.file) not in confirmed:
            judged.held.append((version, why))
        else:
            judged.jumps.extend((version, *jump) for jump in _jumps(last_full, version)) if is_full else None
            judged.accepted = version
            why = None
        replaces = is_full and why is None
        judged.parts = _kept(judged.parts, version, scope if replaces else None)
        if version.has_rows:
            judged.parts.append(Part(version, _own(version)))
        if replaces:
            last_full = version
    return judged


def _own(version: Version) -> tuple[str, ...]:
    return ("r.fate is null", f"not ({version.lost})") if version.read.account["only_case"] else ("r.fate is null",)


def _kept(parts: Sequence[Part], version: Version, scope: Scope | None) -> list[Part]:
    """What stands of the earlier parts: nothing that the scope covers, and nothing that the version says anew."""
    if scope is not None and scope.is_all:
        return []
    kept = []
    for part in parts:
        conditions = list(part.conditions)
        if scope is not None:
            conditions.append(f"not coalesce({_covered(part.version, scope)}, false)")
        if version.has_rows:
            conditions.append(f"{_match(part.version)} not in (select {_match(version)} from {version.rows} as r where r.fate is null)")
        kept.append(replace(part, conditions=tuple(conditions)))
    return kept


def _match(version: Version) -> str:
    """The key by which a row is known in the next delivery."""
    file = version.read.declaration
    names = [f"coalesce(cast(r.{name} as varchar), '')" for name in file.key if (column := file.column(name)) and not column.identifies]
    return f"coalesce(r.row_key, {' || chr(31) || '.join(names) or literal('')})"


def _covered(version: Version, scope: Scope) -> str:
    """Whether a row lies in the scope: its day, and its unit; one that does not say is not covered."""
    file = version.read.declaration
    tests = []
    start = file.column(file.starts) if file.starts else None
    day = "null" if start is None else f"r.{start.local_day}"
    if scope.first_day:
        tests.append(f"{day} >= date '{scope.first_day}'")
    if scope.last_day:
        tests.append(f"{day} <= date '{scope.last_day}'")
    if scope.units:
        unit = f"r.{file.unit}" if file.unit else "null"
        tests.append(f"lower({unit}) in ({', '.join(literal(name.strip().lower()) for name in scope.units)})")
    return " and ".join(tests) or "true"


def _suspicious(engine: Warehouse, version: Version, scope: Scope, parts: Sequence[Part], last_full: Version | None) -> str | None:
    """Why a full delivery may not delete, or nothing."""
    if not version.has_rows:
        return "Filen kan ikke læses."
    if version.read.account["cut"]:
        return "Filen er skåret over midt i en linje."
    if not version.read.delivered.note_is_readable:
        return "levering.toml kan ikke læses."
    if last_full is not None and last_full.read.delivered.scope == version.read.delivered.scope:
        before = last_full.delivered_rows
    else:
        before = sum(_count(engine, part, scope) for part in parts)
    now = version.delivered_rows
    if now == 0 < before:
        return f"Filen er uden rækker, og sidst havde den {before}."
    return f"Filen har {now} rækker, under halvdelen af de {before} sidst." if now * 2 < before else None


def _count(engine: Warehouse, part: Part, scope: Scope) -> int:
    where = " and ".join((*part.conditions, f"coalesce({_covered(part.version, scope)}, false)"))
    return int(engine.rows(f"select count(*) from {part.version.rows} as r where {where}")[0][0])


def _jumps(before: Version | None, now: Version) -> list[tuple[str, str]]:
    """The codes whose share appeared, disappeared or moved strongly since the last full delivery: field and what moved."""
    if before is None or before.read.delivered.scope != now.read.delivered.scope:
        return []
    jumps = []
    for name, counts in now.read.account["profile"].items():
        earlier = before.read.account["profile"].get(name, {})
        total, total_before = sum(counts.values()), sum(earlier.values())
        if min(total, total_before) < _FEW_ROWS:
            continue
        for code in sorted({*counts, *earlier}):
            share, was = counts.get(code, 0) / total, earlier.get(code, 0) / total_before
            if abs(share - was) >= _MOVED or (max(share, was) >= _SEEN and min(share, was) < _GONE):
                jumps.append((name, f"{code} er gået fra {was:.0%} til {share:.0%}".replace("%", " %")))
    return jumps
