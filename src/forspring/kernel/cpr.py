"""The Danish civil number: its form, its birth date, and that it hides itself.

The modulus-11 check was dropped in 2007, so a number that fails it is valid when its date is.
A replacement number (*erstatnings-CPR*) carries the day of birth plus 60.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"^(\d{2})(\d{2})(\d{2})-?(\d{4})$")
_MENTIONED = re.compile(r"(?<!\d)\d{6}[-. ]?\d{4}(?!\d)")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
REPLACEMENT_DAYS = 60


@dataclass(frozen=True)
class Cpr:
    """A civil number whose date is possible."""

    digits: str

    def __post_init__(self) -> None:
        if birth_date(self.digits) is None:
            raise ValueError("not a civil number")

    def __repr__(self) -> str:
        return "Cpr(…)"

    __str__ = __repr__

    @property
    def birth_on(self) -> date:
        """The day of birth that the number carries."""
        born = birth_date(self.digits)
        assert born is not None
        return born

    @property
    def sex(self) -> str:
        """K or M, from the last digit."""
        return "M" if int(self.digits[9]) % 2 else "K"

    @property
    def is_replacement(self) -> bool:
        """Whether the number is a replacement number."""
        return int(self.digits[:2]) > REPLACEMENT_DAYS

    @property
    def passes_check(self) -> bool:
        """Whether the modulus-11 sum holds."""
        return sum(int(digit) * weight for digit, weight in zip(self.digits, _WEIGHTS, strict=True)) % 11 == 0


def birth_date(digits: str) -> date | None:
    """The birth date of ten digits, or nothing when no such day exists."""
    form = _FORM.match(digits)
    if form is None:
        return None
    day, month, year = (int(form[part]) for part in (1, 2, 3))
    try:
        return date(
            _century(int(digits.replace("-", "")[6]), year) + year, month, day - REPLACEMENT_DAYS if day > REPLACEMENT_DAYS else day
        )
    except ValueError:
        return None


def is_mentioned(text: str) -> bool:
    """Whether a text that a person typed holds something that looks like a civil number."""
    return bool(_MENTIONED.search(text))


def _century(seventh: int, year: int) -> int:
    """The century by the seventh digit and the two-digit year, as the civil register assigns them."""
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
