"""Days as people type them: 191126, 19-11-26, 19112026, 19.11.2026 or 2026-11-19; and told back with weekday and week.

Day first, or year first where the year stands in full. What cannot be meant is refused, never guessed.
"""

from __future__ import annotations

import re
from datetime import date

from forspring.kernel.texts import _

FIRST, YEARS_AHEAD = 1900, 30


def typed(text: str, today: date) -> date | None:
    """The day that was typed; none when it is no day, or one that cannot be meant."""
    if re.search(r"[^\d\s./-]", text):
        return None
    parts = re.findall(r"\d+", text)
    if len(parts) == 1:
        (digits,) = parts
        year_first = (digits[6:], digits[4:6], digits[:4])
        day_first = (digits[:2], digits[2:4], digits[4:])
        orders = {6: [day_first], 8: [day_first, year_first]}.get(len(digits), [])
    else:
        orders = [parts[::-1] if len(parts[0]) == 4 else parts] if len(parts) == 3 else []
    meant = (_meant(*order, today) for order in orders)
    return next((day for day in meant if day), None)


def _meant(day: str, month: str, year: str, today: date) -> date | None:
    if len(year) not in (2, 4):
        return None
    try:
        meant = date(_full(int(year), today) if len(year) == 2 else int(year), int(month), int(day))
    except ValueError:
        return None
    return meant if FIRST <= meant.year <= today.year + YEARS_AHEAD else None


def _full(year: int, today: date) -> int:
    """The year that two digits mean: up to thirty years ahead, else the last century."""
    meant = today.year - today.year % 100 + year
    return meant if meant <= today.year + YEARS_AHEAD else meant - 100


def told(day: date) -> str:
    """tor. 19-11-2026 (uge 47)"""
    weekdays = (_("man."), _("tir."), _("ons."), _("tor."), _("fre."), _("lør."), _("søn."))
    return _("{weekday} {day} (uge {week})").format(weekday=weekdays[day.weekday()], day=f"{day:%d-%m-%Y}", week=day.isocalendar().week)
