"""Who works on the as-of day, and the open cases that each caseworker has.

The export names today's caseworker, so workloads are told for the as-of day only. A worker with two spans
that day is in the one begun last.
"""

from __future__ import annotations

from forspring.indicators.childhood import is_child

FULL_TIME_HOURS = 37
STAFF = """
    select p.period, s.worker, s.profession, s.unit, s.weekly_hours, s.hired_on
    from (
        select
            *, row_number() over (partition by worker order by from_on desc, unit, weekly_hours) as place,
            min(from_on) over (partition by worker) as hired_on
        from workers
        where coalesce(from_on, date '0001-01-01') <= $as_of
    ) as s
    inner join periods as p on p.kind = 'day' and p.start_on = $as_of
    where s.place = 1 and coalesce(s.last_day, $as_of) >= $as_of and s.weekly_hours > 0
"""
OPEN_CASES = f"""
    select
        p.period, a.case_number, a.record, a.person, a.type, a.caseworker,
        coalesce(s.profession = 'Socialrådgiver', false) as is_caseworker
    from cases as a
    inner join periods as p on p.kind = 'day' and p.start_on = $as_of
    left join children as c on a.person = c.person
    left join ({STAFF}) as s on a.caseworker = s.worker
    where a.opened_on <= $as_of and coalesce(a.last_day, a.known_until, $as_of) >= $as_of and (c.person is null or {is_child("$as_of")})
"""
_WEIGHED = f"""
    select o.*, coalesce(w.weight, 1.0) as weight
    from ({OPEN_CASES}) as o
    left join caseload_weights as w
        on o.type = w.case_type and $as_of between coalesce(w.valid_from, $as_of) and coalesce(w.last_day, $as_of)
    where o.is_caseworker
"""
WORKLOADS = f"""
    select
        s.period, s.worker, s.unit, cast(null as varchar) as person, c.children, c.weight, s.weekly_hours / {FULL_TIME_HOURS}.0 as full_time,
        (select max(highest) from caseload_targets
            where $as_of between coalesce(valid_from, $as_of) and coalesce(last_day, $as_of)) as target,
        coalesce(
            (select min(r.share) from caseload_reductions as r
                where $as_of between coalesce(r.valid_from, $as_of) and coalesce(r.last_day, $as_of)
                    and cast(s.hired_on + interval '1' month * r.months as date) > $as_of), 1.0
        ) as reduction
    from ({STAFF}) as s
    inner join (
        select caseworker, count(distinct person) as children, sum(weight) as weight from ({_WEIGHED}) as weighed group by caseworker
    ) as c on s.worker = c.caseworker
"""
