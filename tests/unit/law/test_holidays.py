"""The committed list of holidays."""

from datetime import date

import holidays as library

from forspring.law import lists
from forspring.law.settings import LocalHoliday


def test_the_list_is_what_the_holidays_library_says():
    """When the library learns of a change, its days are written anew into law/holidays.csv, and the changelog says which figures move."""
    known = library.country_holidays("DK", years=range(lists.FIRST_YEAR, lists.LAST_YEAR + 1), categories=("public",))
    assert lists.holidays() == frozenset(known)


def test_store_bededag_is_a_holiday_until_2023_and_not_after():
    assert date(2023, 5, 5) in lists.holidays()
    assert date(2024, 4, 26) not in lists.holidays()


def test_days_that_only_some_keep_are_no_holidays_as_shipped():
    assert not lists.holidays() & {date(2025, month, day) for month, day in ((5, 1), (6, 5), (12, 24), (12, 31))}


def test_a_municipality_may_keep_a_day_as_a_holiday():
    kept = [LocalHoliday("06-05", "Grundlovsdag", is_kept=True), LocalHoliday("05-01", "1. maj", is_kept=False)]
    assert lists.holidays(kept) - lists.holidays() >= {date(2025, 6, 5)}
    assert date(2025, 5, 1) not in lists.holidays(kept)
