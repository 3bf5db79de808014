"""Periods and day arithmetic. Today is always an argument, and so are the holidays."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` up to, not including, `end`."""

    start: date
    end: date
    name: str = ""

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def last_day(self) -> date:
        """The last day in the period."""
        return self.end - ONE_DAY

    @classmethod
    def year(cls, year: int) -> Period:
        """The calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1), f"{year}")

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """The quarter 1 to 4 of the year."""
        start = date(year, 3 * quarter - 2, 1)
        return cls(start, add_months(start, 3), f"{year}-Q{quarter}")

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """The calendar month."""
        start = date(year, month, 1)
        return cls(start, add_months(start, 1), f"{year}-{month:02}")


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, clamped to that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weekdays_after(day: date, count: int, holidays: Collection[date]) -> date:
    """The `count`th *hverdag* after the day: Monday to Saturday without public holidays."""
    return _nth(day, count, lambda other: other.weekday() != SUNDAY and other not in holidays)


def working_days_after(day: date, count: int, holidays: Collection[date]) -> date:
    """The `count`th *arbejdsdag* after the day: Monday to Friday without public holidays."""
    return _nth(day, count, lambda other: other.weekday() < SATURDAY and other not in holidays)


def _nth(day: date, count: int, counts: object) -> date:
    assert callable(counts)
    while count > 0:
        day += ONE_DAY
        count -= bool(counts(day))
    return day


def begins_at(day: date) -> datetime:
    """The moment in UTC when the day begins in Denmark.

    Summer time runs from the last Sunday in March to the last in October (until 1995 in September), by the rule
    in force since 1981; both changes come after midnight.
    """
    summer_ends = _last_sunday(day.year, 10 if day.year >= 1996 else 9)
    is_summer = _last_sunday(day.year, 3) < day <= summer_ends
    return datetime(day.year, day.month, day.day) - timedelta(hours=2 if is_summer else 1)  # noqa: DTZ001 moments are stored in UTC without a zone


@cache
def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() + 1) % 7)


def local_day(moment: datetime) -> date:
    """The day in Denmark of a moment in UTC."""
    following = moment.date() + ONE_DAY
    return following if moment >= begins_at(following) else moment.date()


def days(start: date, end: date) -> Iterator[date]:
    """Every day from `start` up to, not including, `end`."""
    while start < end:
        yield start
        start += ONE_DAY


def completed_years(born_on: date, on: date) -> int:
    """Age in completed years on the day; a birthday on 29 February falls on 1 March in other years."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
