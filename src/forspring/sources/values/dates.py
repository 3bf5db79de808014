"""Dates and moments: 31-12-2025, 31.12.2025, 31/12/2025, 2025-12-31, 20251231 and Excel's serial days, with or without a clock.

A clock is the wall's in Europe/Copenhagen. In the hour that comes twice in October the first one is meant; the
hour that never comes in March is one later; both are told.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pyarrow as pa

_CLOCK = r"(?:[ T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?"
_SUNDAY = 6
_FORMS = (
    (rf"^(\d{{1,2}})[-./](\d{{1,2}})[-./](\d{{4}}){_CLOCK}$", ("d", "m", "y", "hour", "minute", "second")),
    (rf"^(\d{{4}})[-./](\d{{1,2}})[-./](\d{{1,2}}){_CLOCK}$", ("y", "m", "d", "hour", "minute", "second")),
    (rf"^(\d{{4}})(\d{{2}})(\d{{2}}){_CLOCK}$", ("y", "m", "d", "hour", "minute", "second")),
)
_SERIAL = r"^([2-7]\d{4})(?:[.,](\d{1,12}))?$"
_EPOCH = "timestamp '1899-12-30 00:00:00'"


def select(texts: str) -> str:
    """A SELECT of text, day, at (UTC), problem (unreadable_date) and hour_problem (twice_hour, missing_hour)."""
    parts = " ".join(f"when regexp_matches(said, '{form}') then regexp_extract(said, '{form}', {list(names)})" for form, names in _FORMS)
    return f"""
        with trimmed as (select text, trim(replace(text, chr(160), ' ')) as said from {texts}),
        parted as (
            select text, said, case {parts} end as p,
                case when regexp_matches(said, '{_SERIAL}') then {_EPOCH}
                    + to_seconds(cast(round(cast(replace(said, ',', '.') as double) * 86400) as bigint)) end as serial
            from trimmed
        ),
        walled as (
            select text, said, coalesce(
                try_cast(p.y || '-' || lpad(p.m, 2, '0') || '-' || lpad(p.d, 2, '0') || ' ' || lpad(coalesce(nullif(p.hour, ''), '0'), 2, '0')
                    || ':' || coalesce(nullif(p.minute, ''), '00') || ':' || coalesce(nullif(p.second, ''), '00') as timestamp),
                serial) as wall
            from parted
        )
        select w.text, cast(w.wall as date) as day,
            w.wall - case when w.wall >= s.begins_at and w.wall < s.ends_at then interval '2' hour else interval '1' hour end as at,
            case when w.wall is null and w.said <> '' then 'unreadable_date' end as problem,
            case when w.wall >= s.ends_at - interval '1' hour and w.wall < s.ends_at then 'twice_hour'
                when w.wall >= s.begins_at - interval '1' hour and w.wall < s.begins_at then 'missing_hour' end as hour_problem
        from walled as w left join summer_time as s on s.year = year(w.wall)
    """


def summer_time() -> pa.Table:
    """One row per year since 1980: the wall clock after the change in spring, and that before the change in autumn."""
    years = range(1980, 2201)
    return pa.table(
        {
            "year": pa.array(years, pa.int64()),
            "begins_at": pa.array([_three(_begins_on(year)) for year in years], pa.timestamp("us")),
            "ends_at": pa.array([_three(_last_sunday(year, 10 if year >= 1996 else 9)) for year in years], pa.timestamp("us")),
        }
    )


def _begins_on(year: int) -> date:
    return date(1980, 4, 6) if year == 1980 else _last_sunday(year, 3)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - _SUNDAY) % 7)


def _three(day: date) -> datetime:
    return datetime.combine(day, time(3))
