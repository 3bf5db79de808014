"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forspring.web import days

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    "text", ["191126", "19-11-26", "19.11.26", "19/11-26", "19112026", "19-11-2026", "19.11.2026", "2026-11-19", "20261119", " 19 11 2026 "]
)
def test_a_day_is_understood_however_it_is_typed(text):
    assert days.typed(text, TODAY) == date(2026, 11, 19)


@pytest.mark.parametrize("text", ["", "i går", "31-02-2026", "19-13-2026", "1911", "191126x", "19-11-1126", "01-01-2099", "1911202"])
def test_what_cannot_be_meant_is_refused(text):
    assert days.typed(text, TODAY) is None


def test_two_digits_of_a_year_mean_the_near_future_or_the_past():
    assert days.typed("010157", TODAY) == date(1957, 1, 1)
    assert days.typed("010156", TODAY) == date(2056, 1, 1)


def test_a_day_is_told_back_with_weekday_and_week():
    assert days.told(date(2026, 11, 19)) == "tor. 19-11-2026 (uge 47)"
    assert days.told(date(2027, 1, 1)) == "fre. 01-01-2027 (uge 53)"


@given(st.dates(date(1900, 1, 1), date(2056, 12, 31)))
def test_a_day_written_in_full_is_itself(day):
    assert days.typed(f"{day:%d-%m-%Y}", TODAY) == day
    assert days.typed(day.isoformat(), TODAY) == day
    assert days.typed(f"{day:%d%m%Y}", TODAY) == day
