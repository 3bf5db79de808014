"""Days, months, weekdays, percentiles and Kaplan-Meier, each the plainest way there is."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import holidays

COPENHAGEN, UTC = ZoneInfo("Europe/Copenhagen"), ZoneInfo("UTC")
CLOSED_DAYS = holidays.country_holidays("DK", years=range(2005, 2035))


def months_on(day: date, months: int) -> date:
    """The same day so many months on (or back), clamped to the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def completed_months(born: date, day: date) -> int:
    """Whole months lived."""
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def completed_years(born: date, day: date) -> int:
    """Whole years lived."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def weekday_on(day: date, count: int) -> date:
    """The count-th weekday (Monday-Saturday without public holidays) after the day."""
    while count:
        day += timedelta(1)
        if day.weekday() < 6 and day not in CLOSED_DAYS:
            count -= 1
    return day


def utc(moment: datetime) -> datetime:
    """A wall-clock moment of Copenhagen in UTC; in the hour that comes twice the first."""
    return moment.replace(tzinfo=COPENHAGEN).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The end of the day, in UTC."""
    return utc(datetime.combine(day + timedelta(1), datetime.min.time()))


def survival(observed: Iterable[tuple[int, bool]]) -> list[tuple[int, Fraction]]:
    """Kaplan-Meier: after each day with an event, the share that has not had it; events before censorings."""
    waits = sorted(observed)
    estimate, steps, at_risk, index = Fraction(1), [], len(waits), 0
    while index < len(waits):
        day = waits[index][0]
        same = [event for wait, event in waits if wait == day]
        if any(same):
            estimate *= 1 - Fraction(sum(same), at_risk)
            steps.append((day, estimate))
        at_risk -= len(same)
        index += len(same)
    return steps


def reached(steps: Sequence[tuple[int, Fraction]], level: Fraction) -> int | None:
    """The first day on which no more than that share remains."""
    return next((day for day, remains in steps if remains <= level), None)


def remaining(steps: Sequence[tuple[int, Fraction]], day: int) -> Fraction:
    """The share that remains after the day."""
    return next((remains for at, remains in reversed(steps) if at <= day), Fraction(1))


def percentile(values: Sequence[float], share: float) -> float:
    """The linear percentile."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    return ordered[low] + (ordered[min(low + 1, len(ordered) - 1)] - ordered[low]) * (place - low)


@dataclass(frozen=True)
class Period:
    """Its name and its days, the last one included."""

    name: str
    first: date
    last: date
    cut: bool  # by the as-of day

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in the period, up to the as-of day."""
        return day is not None and self.first <= day <= self.last

    def touches(self, start: date, last: date | None) -> bool:
        """Whether any day of the span lies in the period."""
        return start <= self.last and (last is None or last >= self.first)


def periods(as_of: date, first_year: int) -> list[Period]:
    """Years with data; quarters and months of the last two calendar years and the current one."""
    spans = [(str(year), date(year, 1, 1), date(year, 12, 31)) for year in range(first_year, as_of.year + 1)]
    for year in range(as_of.year - 2, as_of.year + 1):
        spans += [
            (f"{year}-Q{quarter}", date(year, 3 * quarter - 2, 1), months_on(date(year, 3 * quarter - 2, 1), 3) - timedelta(1))
            for quarter in range(1, 5)
        ]
        spans += [
            (f"{year}-{month:02d}", date(year, month, 1), months_on(date(year, month, 1), 1) - timedelta(1)) for month in range(1, 13)
        ]
    return [Period(name, first, min(last, as_of), last > as_of) for name, first, last in spans if first <= as_of]


def stock_days(as_of: date, first_year: int) -> list[date]:
    """Each 31 December and the as-of day."""
    return sorted({as_of, *(date(year, 12, 31) for year in range(first_year, as_of.year))})
