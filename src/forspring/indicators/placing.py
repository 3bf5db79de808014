"""Rows find their periods, and the child's age band, sex and district on the reference day.

The reference day is the stock day, the event's own day, or the first day of the touch.
"""

from __future__ import annotations

from collections.abc import Iterable

from forspring.indicators.batch import Batch, different
from forspring.indicators.childhood import BANDS, day_mark
from forspring.indicators.definition import When
from forspring.indicators.dimensions import AGE_BAND, AGE_GROUP, DISTRICT, SEX, UNKNOWN, Breakdown, Dimension

GROUPS = (("0-17", 0, 18), ("18-22", 18, 23))
_OPEN = "r.from_on <= p.last_day and r.until_on >= greatest(r.from_on, p.start_on)"
PLACES = {
    When.IN_PERIOD: "inner join period_days as p on r.day = p.day",
    When.IN_YEAR: "inner join period_days as p on r.day = p.day and p.kind = 'year'",
    When.TOUCHING: f"inner join periods as p on {_OPEN} and p.kind <> 'day'",
    When.ON_DAY: f"inner join periods as p on {_OPEN} and p.kind = 'day'",
    When.GIVEN: "",
}
_DAYS = {When.TOUCHING: "greatest(r.from_on, p.start_on)", When.ON_DAY: "p.start_on"}


def reference_day(when: When) -> str:
    """The SQL of the reference day of a placed row."""
    return _DAYS.get(when, "r.day")


def period_of(when: When) -> str:
    """The SQL of the period of a placed row."""
    return "r.period" if when is When.GIVEN else "p.period"


def columns(by: tuple[Breakdown, ...], day: str) -> Iterable[str]:
    """The SQL of the members in a row `r`, of child `c` with home `h`."""
    return (_column(each, day) for each in different(by))


def child_joins(by: tuple[Breakdown, ...], day: str, key: str = "r.person") -> str:
    """The SQL that brings the child and its home to a row `r`, where the dimensions ask for them."""
    asked = set(different(by))
    joins = []
    if {AGE_BAND, AGE_GROUP, SEX} & asked:
        joins.append("left join children as c on r.person = c.person")
    if DISTRICT in asked:
        joins.append(f"left join homes as h on {key} = h.person and {day} between h.from_on and h.last_day")
    return " ".join(joins)


def placed(batch: Batch, *payload: str) -> str:
    """The common table expressions up to `placed`: a row per row and period; `payload` are the columns that the kind needs."""
    day = reference_day(batch.when)
    chosen = ", ".join(("r.reading", f"{period_of(batch.when)} as period", *columns(batch.by, day), *(f"r.{name}" for name in payload)))
    return f"""
    {batch.counted(*payload)},
    placed as (select {chosen} from counted as r {PLACES[batch.when]} {child_joins(batch.by, day)})"""


def _column(dimension: Dimension, day: str) -> str:
    if dimension is AGE_BAND:
        return f"{_age_band(day, BANDS)} as age_band"
    if dimension is AGE_GROUP:
        return f"{_age_band(day, GROUPS)} as age_group"
    if dimension is SEX:
        return f"coalesce(c.sex, '{UNKNOWN}') as sex"
    if dimension is DISTRICT:
        return f"coalesce(h.district, '{UNKNOWN}') as district"
    return f"r.{dimension.column}"


def _age_band(day: str, among: tuple[tuple[str, int, int], ...]) -> str:
    """The SQL of the age band of the child `c` on a day."""
    age = f"{day_mark(day)} - c.birth_mark"
    bands = " ".join(f"when {age} < {end}0000 then '{name}'" for name, _, end in among)
    return f"case when c.is_unborn then 'ufødt' when c.birth_mark is null or {age} < 0 then '{UNKNOWN}' {bands} else '{UNKNOWN}' end"
