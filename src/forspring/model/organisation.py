"""Who performed it: dated units and workers, and the rule that finds the unit of a record.

The unit is the one that the record names, by code or by name, when that unit is valid on the day; else
the unit of the named worker that day; else unknown. The day is the record's own day. With the parameter
`$organisation = 'today'` the same rule is asked about the as-of day instead: units carry the chief area
and role that they have now, and what a closed unit did follows its workers to where they are now.

Rows that overlap are cut where the next one begins: a move is a new row, and the old one is often left open.
"""

from __future__ import annotations

from forspring.model.step import Step

UNITS = Step(
    "units",
    "unit and span of days with one chief area, role and name",
    """
    select unit, name, chief_area, role, district, from_on, last_day
    from (
        select
            unit, name, chief_area, role, district, from_on,
            least(
                last_day,
                cast(lead(from_on) over (partition by unit order by from_on, record) - interval '1' day as date)
            ) as last_day
        from (
            select
                trim(unit) as unit, trim(name) as name, trim(chief_area) as chief_area, trim(role) as role,
                trim(district) as district, from_on, last_day, record
            from unit_rows
        ) as stated
    ) as cut
    where last_day is null or last_day >= from_on
    """,
)

NAMED_UNITS = Step(
    "named_units",
    "what a unit is called on a span of days: its code, or its name where no unit has that for a code",
    """
    select called, unit, role, chief_area, from_on, last_day
    from (
        select
            called, unit, role, chief_area, from_on,
            least(
                last_day,
                cast(lead(from_on) over (partition by called order by from_on, unit) - interval '1' day as date)
            ) as last_day
        from (
            select lower(unit) as called, unit, role, chief_area, from_on, last_day from units
            union all
            select lower(u.name) as called, u.unit, u.role, u.chief_area, u.from_on, u.last_day
            from units as u
            left join (select distinct lower(unit) as code from units) as taken on taken.code = lower(u.name)
            where u.name is not null and taken.code is null
        ) as names
    ) as cut
    where last_day is null or last_day >= from_on
    """,
)

WORKERS = Step(
    "workers",
    "worker and span of days in one unit",
    """
    select w.worker, w.profession, coalesce(n.unit, w.unit) as unit, w.weekly_hours, w.from_on, w.last_day
    from (
        select
            worker, profession, unit, weekly_hours, from_on,
            least(
                last_day,
                cast(lead(from_on) over (partition by worker order by from_on, record) - interval '1' day as date)
            ) as last_day
        from (
            select
                upper(trim(worker)) as worker, trim(profession) as profession, trim(unit) as unit,
                weekly_hours, from_on, last_day, record
            from worker_rows
        ) as stated
    ) as w
    left join named_units as n
        on n.called = lower(w.unit) and n.from_on <= w.from_on and coalesce(n.last_day, date '9999-12-31') >= w.from_on
    where w.last_day is null or w.last_day >= w.from_on
    """,
)

POSTINGS = Step(
    "postings",
    "worker and span of days in one valid unit, with its role and chief area",
    """
    select
        w.worker, n.unit, n.role, n.chief_area,
        greatest(w.from_on, n.from_on) as from_on, least(w.last_day, n.last_day) as last_day
    from workers as w
    join named_units as n
        on n.called = lower(w.unit)
        and n.from_on <= coalesce(w.last_day, date '9999-12-31')
        and w.from_on <= coalesce(n.last_day, date '9999-12-31')
    """,
)

PERFORMING = """case when n.unit is not null then n.unit else w.unit end as unit,
        case when n.unit is not null then n.role else w.role end as role,
        case when n.unit is not null then n.chief_area else w.chief_area end as chief_area"""


def performer(day: str, *, unit: str = "null", worker: str) -> str:
    """The joins that find the performing unit of a row from its columns: the unit named as `n`, the worker's as `w`."""
    asked = f"case when $organisation = 'today' then $as_of else {day} end"
    return f"""left join named_units as n
        on n.called = {unit} and n.from_on <= {asked} and coalesce(n.last_day, date '9999-12-31') >= {asked}
    left join postings as w
        on w.worker = {worker} and w.from_on <= {asked} and coalesce(w.last_day, date '9999-12-31') >= {asked}"""


STEPS = (UNITS, NAMED_UNITS, WORKERS, POSTINGS)
