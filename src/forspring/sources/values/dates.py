"""Dates and moments: 31-12-2025, 31.12.2025, 31/12/2025, 2025-12-31, 20251231 and Excel's serial days, with or without a clock.

A clock is the wall's in Europe/Copenhagen. In the hour that comes twice in October the first one is meant; the
hour that never comes in March is one later; both are told.
"""

from __future__ import annotations

_CLOCK = r"(?:[ T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?"
_FORMS = (
    (rf"^(\d{{1,2}})[-./](\d{{1,2}})[-./](\d{{4}}){_CLOCK}$", ("d", "m", "y", "hour", "minute", "second")),
    (rf"^(\d{{4}})[-./](\d{{1,2}})[-./](\d{{1,2}}){_CLOCK}$", ("y", "m", "d", "hour", "minute", "second")),
    (rf"^(\d{{4}})(\d{{2}})(\d{{2}}){_CLOCK}$", ("y", "m", "d", "hour", "minute", "second")),
)
_SERIAL = r"^([2-7]\d{4})(?:[.,](\d{1,12}))?$"
_EPOCH = "timestamp '1899-12-30 00:00:00'"


def select(texts: str) -> str:
    """A SELECT of text, day, at (UTC), has_clock, problem (unreadable_date) and hour_problem (twice_hour, missing_hour)."""
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
        ),
        summer as (
            select *, {_last_sunday("make_date(year(wall), 3, 31)")} as begins_at,
                {_last_sunday("case when year(wall) >= 1996 then make_date(year(wall), 10, 31) else make_date(year(wall), 9, 30) end")} as ends_at
            from walled
        )
        select w.text, cast(w.wall as date) as day,
            w.wall - case when w.wall >= w.begins_at and w.wall < w.ends_at then interval '2' hour else interval '1' hour end as at,
            w.wall <> cast(w.wall as date) as has_clock,
            case when w.wall is null and w.said <> '' then 'unreadable_date' end as problem,
            case when w.wall >= w.ends_at - interval '1' hour and w.wall < w.ends_at then 'twice_hour'
                when w.wall >= w.begins_at - interval '1' hour and w.wall < w.begins_at then 'missing_hour' end as hour_problem
        from summer as w
    """


def _last_sunday(month_end: str) -> str:
    """Three o'clock on the month's last Sunday: when summer time begins and ends, by the rule of 1981."""
    return f"cast({month_end} - cast(dayofweek({month_end}) as integer) as timestamp) + interval '3' hour"
