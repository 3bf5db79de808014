"""The municipality's own settings, dated, as TOML. A municipality's folder may replace any file of them.

They are no law: each says by what authority it stands, and is shown as such wherever it is used.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from forspring.kernel.errors import DeclarationError

SHIPPED = Path(__file__).parent
LEAST_THRESHOLD = 3


@dataclass(frozen=True)
class CaseloadTarget:
    """How many children per full time a caseworker is meant to have; above `highest` is above the target."""

    lowest: int
    highest: int
    authority: str
    reference: str
    source_url: str = ""
    valid_from: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class CaseloadWeight:
    """What a case of the type weighs."""

    case_type: str
    weight: float
    authority: str = "local"
    valid_from: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class CaseloadReduction:
    """The share of a full time that counts in a worker's first months."""

    months: int
    share: float
    authority: str = "local"
    valid_from: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class LocalHoliday:
    """A day of the year that the municipality may keep as a holiday."""

    on_date: str
    title: str
    is_kept: bool


@dataclass(frozen=True)
class EqualEfforts:
    """The activities that are equal to an early effort when a unit of the role holds them."""

    role: str
    activities: tuple[str, ...]


@dataclass(frozen=True)
class Registration:
    """In which system a profession registers, and why."""

    profession: str
    system: str
    reason: str
    authority: str = "local"


@dataclass(frozen=True)
class Settings:
    """All of a municipality's settings."""

    caseload_targets: tuple[CaseloadTarget, ...]
    caseload_weights: tuple[CaseloadWeight, ...]
    caseload_reductions: tuple[CaseloadReduction, ...]
    local_holidays: tuple[LocalHoliday, ...]
    equal_efforts: EqualEfforts
    threshold: int


def read(*own: Path) -> Settings:
    """The shipped settings, each file replaced by the one of its name in a later folder."""
    caseload, holidays = _file("caseload", own), _file("holidays", own)
    equal, suppression = _file("equal_efforts", own), _file("suppression", own)
    try:
        return Settings(
            caseload_targets=tuple(CaseloadTarget(**block) for block in caseload.get("target", ())),
            caseload_weights=tuple(CaseloadWeight(**block) for block in caseload.get("weight", ())),
            caseload_reductions=tuple(CaseloadReduction(**block) for block in caseload.get("reduction", ())),
            local_holidays=tuple(LocalHoliday(**block) for block in holidays.get("local", ())),
            equal_efforts=EqualEfforts(equal["role"], tuple(equal["activities"])),
            threshold=_threshold(suppression["threshold"]),
        )
    except (TypeError, KeyError) as slip:
        raise DeclarationError(f"Indstillingerne har en nøgle, som ikke kendes, eller mangler en: {slip}.") from slip


def registrations(*own: Path) -> tuple[Registration, ...]:
    """Where professions register, as agreed in the municipality; the shipped file replaced by the one of a later folder."""
    try:
        return tuple(Registration(**block) for block in _file("registration", own).get("place", ()))
    except TypeError as slip:
        raise DeclarationError(f"registration.toml har en nøgle, som ikke kendes, eller mangler en: {slip}.") from slip


def _file(name: str, own: tuple[Path, ...]) -> dict[str, Any]:
    path = next(path for folder in (*reversed(own), SHIPPED) if (path := folder / f"{name}.toml").exists())
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as slip:
        raise DeclarationError(f"{path.name}: filen kan ikke læses som TOML ({slip}).") from slip


def _threshold(told: object) -> int:
    if not isinstance(told, int) or told < LEAST_THRESHOLD:
        raise DeclarationError(f"suppression.toml: 'threshold' skal være et helt tal på mindst {LEAST_THRESHOLD}.")
    return told
