from __future__ import annotations

from datetime import date

import pytest

from forspring.indicators.periods import Span, as_tables, span_of, spans

AS_OF = date(2025, 10, 15)


def test_years_reach_back_to_the_first_data_and_months_two_years():
    names = [span.period for span in spans(AS_OF, date(2019, 5, 1))]
    assert [name for name in names if len(name) == 4] == [str(year) for year in range(2019, 2026)]
    assert "2023-01" in names
    assert "2022-12" not in names
    assert "2023-Q1" in names


def test_stock_is_on_each_31_december_and_the_as_of_day():
    days = [span.period for span in spans(AS_OF, date(2022, 5, 1)) if span.kind == "day"]
    assert days == ["2022-12-31", "2023-12-31", "2024-12-31", "2025-10-15"]


def test_an_as_of_day_on_31_december_is_one_stock_day_and_cuts_nothing():
    found = spans(date(2025, 12, 31), date(2025, 1, 1))
    assert [span.period for span in found if span.kind == "day"] == ["2025-12-31"]
    assert not any(span.is_partial for span in found)


def test_periods_that_the_as_of_day_cuts_end_there_and_are_partial():
    partial = {span.period: span.last_day for span in spans(AS_OF, AS_OF) if span.is_partial}
    assert partial == {"2025": AS_OF, "2025-Q4": AS_OF, "2025-10": AS_OF}


def test_nothing_begins_after_the_as_of_day():
    assert all(span.start_on <= span.last_day <= AS_OF for span in spans(AS_OF, date(2020, 1, 1)))


@pytest.mark.parametrize("name", ["2021", "2021-Q2", "2021-12", "2021-02-28"])
def test_any_period_is_found_by_its_name(name):
    found = span_of(name, AS_OF)
    assert found is not None
    assert found.period == name
    assert not found.is_partial


@pytest.mark.parametrize("name", ["", "21", "2021-Q5", "2021-13", "2021-02-30", "2026", "2025-Q5", "i år"])
def test_what_is_no_period_is_not_found(name):
    assert span_of(name, AS_OF) is None


def test_a_named_period_is_cut_too():
    assert span_of("2025-Q4", AS_OF) == Span("2025-Q4", "quarter", date(2025, 10, 1), AS_OF, True)


def test_every_period_has_a_bit_of_its_own_and_stock_shares_no_word_with_flow():
    made = as_tables(spans(date(2025, 10, 15), date(1991, 1, 1)))["periods"].to_pylist()
    places = [(row["word"], row["bit"]) for row in made]
    assert len(set(places)) == len(places)
    assert all(0 < bit < 2**62 for _, bit in places)
    assert not {row["word"] for row in made if row["kind"] == "day"} & {row["word"] for row in made if row["kind"] != "day"}
