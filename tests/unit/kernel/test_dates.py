"""Day arithmetic as the statutes mean it."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forspring.kernel.dates import Period, add_months, begins_at, completed_years, days, local_day, weekdays_after, working_days_after

EASTER = {date(2025, 4, 17), date(2025, 4, 18), date(2025, 4, 20), date(2025, 4, 21)}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 12, 15), 4, date(2026, 4, 15)),
    ],
)
def test_months_are_clamped_to_the_last_day(day, months, expected):
    assert add_months(day, months) == expected


def test_saturday_is_a_weekday_and_easter_is_not():
    assert weekdays_after(date(2025, 4, 16), 6, EASTER) == date(2025, 4, 26)


def test_saturday_is_no_working_day():
    assert working_days_after(date(2025, 4, 16), 6, EASTER) == date(2025, 4, 29)


def test_a_period_holds_its_start_and_not_its_end():
    january = Period.month(2025, 1)
    assert date(2025, 1, 1) in january
    assert date(2025, 2, 1) not in january
    assert january.last_day == date(2025, 1, 31)


def test_the_quarters_of_a_year_are_the_year():
    quarters = [Period.quarter(2025, quarter) for quarter in (1, 2, 3, 4)]
    assert [day for quarter in quarters for day in days(quarter.start, quarter.end)] == list(days(date(2025, 1, 1), date(2026, 1, 1)))
    assert [quarter.name for quarter in quarters] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]


def test_a_child_born_on_29_february_turns_one_on_1_march():
    assert completed_years(date(2024, 2, 29), date(2025, 2, 28)) == 0
    assert completed_years(date(2024, 2, 29), date(2025, 3, 1)) == 1


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 60))
def test_adding_months_never_skips_a_month(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months


@given(st.dates(date(1996, 1, 1), date(2037, 12, 31)))
def test_a_day_begins_when_copenhagen_s_clock_says(day):
    clock = ZoneInfo("Europe/Copenhagen")
    assert begins_at(day) == datetime.combine(day, time(), clock).astimezone(UTC).replace(tzinfo=None)


@given(st.datetimes(datetime.fromisoformat("1996-01-01"), datetime.fromisoformat("2037-12-31")))
def test_the_local_day_of_a_moment_is_copenhagen_s(moment):
    assert local_day(moment) == moment.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Copenhagen")).date()
