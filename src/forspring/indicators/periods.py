"""The periods that figures are written for, as tables that the engine can join.

Flows have years, and for this year and the two before it quarters and months; stock has the as-of day and
each 31 December before it. A period that the as-of day cuts ends there and is `partial`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import pyarrow as pa

from forspring.kernel.dates import ONE_DAY, Period

FINE_YEARS = 2
FIRST_YEAR = 1990  # the calendar's
BITS = 62
_FORM = re.compile(r"^(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?$")
FIRST_DAY = """
    select min(day) as day
    from (
        select min(started_on) as day from courses
        union all select min(received_on) as day from notifications
        union all select min(started_on) as day from assessments
        union all select min(opened_on) as day from cases
        union all select min(day) as day from records
        union all select make_date(cast(min(year) as integer), 1, 1) as day from budget_rows
        union all select make_date(cast(min(year) as integer), 1, 1) as day from posting_rows
    ) as firsts
"""


@dataclass(frozen=True)
class Span:
    """A period of the figures, cut at the as-of day."""

    period: str
    kind: str
    start_on: date
    last_day: date
    is_partial: bool


def spans(as_of: date, first_day: date) -> tuple[Span, ...]:
    """Every period that figures as of the day are written for."""
    first_year = max(min(first_day.year, as_of.year), FIRST_YEAR)
    flows = chain.from_iterable(_of_year(year, as_of.year - year <= FINE_YEARS) for year in range(first_year, as_of.year + 1))
    stock = sorted({as_of, *(day for year in range(first_year, as_of.year + 1) if (day := date(year, 12, 31)) <= as_of)})
    return (
        *(
            Span(period.name, kind, period.start, min(period.last_day, as_of), as_of < period.last_day)
            for kind, period in flows
            if period.start <= as_of
        ),
        *(Span(day.isoformat(), "day", day, day, False) for day in stock),
    )


def _of_year(year: int, is_fine: bool) -> Iterator[tuple[str, Period]]:
    yield "year", Period.year(year)
    if is_fine:
        for quarter in range(1, 5):
            yield "quarter", Period.quarter(year, quarter)
        for month in range(1, 13):
            yield "month", Period.month(year, month)


def span_of(name: str, as_of: date) -> Span | None:
    """The year, quarter, month or day of that name, cut at the as-of day; nothing when it is none or has not begun."""
    form = _FORM.match(name)
    if form is None:
        return None
    try:
        period, kind = _named(form)
    except ValueError:
        return None
    if period.start > as_of:
        return None
    return Span(name, kind, period.start, min(period.last_day, as_of), as_of < period.last_day)


def _named(form: re.Match[str]) -> tuple[Period, str]:
    year, quarter, month, day = (int(part) if part else 0 for part in form.groups())
    if quarter:
        return Period.quarter(year, quarter), "quarter"
    if day:
        on = date(year, month, day)
        return Period(on, on + ONE_DAY), "day"
    return (Period.month(year, month), "month") if month else (Period.year(year), "year")


def tables(as_of: date, first_day: date) -> dict[str, pa.Table]:
    """The tables of every period that figures as of the day are written for."""
    return as_tables(spans(as_of, first_day))


def as_tables(wanted: Sequence[Span]) -> dict[str, pa.Table]:
    """The table `periods`: one row per period, with the word and the bit that stand for it in a mask."""
    places = _places(wanted)
    return {
        "periods": pa.table(
            {
                "period": pa.array([span.period for span in wanted], pa.string()),
                "kind": pa.array([span.kind for span in wanted], pa.string()),
                "start_on": pa.array([span.start_on for span in wanted], pa.date32()),
                "last_day": pa.array([span.last_day for span in wanted], pa.date32()),
                "is_partial": pa.array([span.is_partial for span in wanted], pa.bool_()),
                "word": pa.array([places[span.period][0] for span in wanted], pa.int32()),
                "bit": pa.array([places[span.period][1] for span in wanted], pa.int64()),
            }
        )
    }


def _places(wanted: Sequence[Span]) -> dict[str, tuple[int, int]]:
    """The word and the bit of each period; a word holds periods of stock or of flow alone."""
    places: dict[str, tuple[int, int]] = {}
    word = 0
    for is_stock in (False, True):
        group = [span for span in wanted if (span.kind == "day") is is_stock]
        places |= {span.period: (word + index // BITS, 1 << index % BITS) for index, span in enumerate(group)}
        word += -(-len(group) // BITS)
    return places
