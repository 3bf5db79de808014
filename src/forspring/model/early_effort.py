"""Courses as the law and the organisation see them: early or heavier, placed or not, and by whom performed.

An early effort is *registered* when its own paragraph says so, and *equal* when the journal alone holds a
course of a kind that the municipality counts as equal to one, held by the counselling team. The two are
told apart everywhere and never added up in silence. The record's own paragraph decides, never its date.
What a course was does not change with a reorganisation: equal asks the organisation of the first day,
whichever organisation its unit is shown in.
"""

from __future__ import annotations

from forspring.model.organisation import PERFORMING, performer
from forspring.model.step import Step

PROVISION_KINDS = Step(
    "provision_kinds",
    "provision of a record, its law, and the groups that it belongs to; a paragraph holds its subsections",
    """
    select
        p.provision, split_part(p.provision, '-', 1) as law,
        coalesce(max(case when g.kind = 'early' then 1 end) = 1, false) as is_early,
        coalesce(max(case when g.kind = 'numbered_early' then 1 end) = 1, false) as is_number_known,
        coalesce(max(case when g.kind = 'heavier' then 1 end) = 1, false) as is_heavier,
        coalesce(max(case when g.kind = 'follow_up' then 1 end) = 1, false) as is_under_follow_up_law
    from (select distinct provision from course_entries where provision is not null) as p
    left join provision_groups as g
        on p.provision = g.provision or p.provision like concat(g.provision, '-%')
    group by p.provision
    """,
)

_DAY_WAITED_FOR = "case when e.system = 2 then f.first_on else e.started_on end as first_session_on"

_JOINED = f"""
    select
        b.course, e.record, b.place, e.person, e.activity, e.own_step, e.usual_step, e.provision, e.source, e.system,
        e.started_on, e.last_day, e.known_until, e.requested_on, {_DAY_WAITED_FOR},
        e.unit, e.worker, e.case_number
    from course_entries as e
    join bundles as b on b.record = e.record
    left join first_sessions as f on f.record = e.record
    where b.size > 1
"""

JOINED_COURSES = Step(
    "joined_courses",
    "course of more than one record: earliest start, latest end, open if either is",
    f"""
    select
        course, person, activity, coalesce(own_step, usual_step) as step, provision,
        concat_ws('+', dubu, esdh, novax, other) as source,
        started_on,
        case when end_on < date '9999-12-31' and end_on = latest_last_day then end_on end as last_day,
        case when end_on < date '9999-12-31' and end_on is distinct from latest_last_day then end_on end as known_until,
        requested_on, first_session_on, unit, worker, coalesce(dubu_case_number, case_number) as case_number, is_merged
    from (
        select
            course, place, person, activity, started_on, unit, worker,
            first_value(own_step ignore nulls) over whole as own_step,
            first_value(usual_step ignore nulls) over whole as usual_step,
            first_value(provision ignore nulls) over whole as provision,
            first_value(case when system = 1 then case_number end ignore nulls) over whole as dubu_case_number,
            first_value(case_number ignore nulls) over whole as case_number,
            max(case when system = 1 then source end) over (partition by course) as dubu,
            max(case when system = 2 then source end) over (partition by course) as esdh,
            max(case when system = 3 then source end) over (partition by course) as novax,
            max(case when system > 3 then source end) over (partition by course) as other,
            max(last_day) over (partition by course) as latest_last_day,
            max(coalesce(last_day, known_until, date '9999-12-31')) over (partition by course) as end_on,
            min(requested_on) over (partition by course) as requested_on,
            min(first_session_on) over (partition by course) as first_session_on,
            min(system) over (partition by course) <> max(system) over (partition by course) as is_merged
        from ({_JOINED}) as parts
        window whole as (
            partition by course order by place, record
            rows between unbounded preceding and unbounded following
        )
    ) as laid_out
    where place = 1
    """,
)

_WHOLE = f"""
    select
        e.record as course, e.person, e.activity, coalesce(e.own_step, e.usual_step) as step, e.provision, e.source,
        e.started_on, e.last_day, e.known_until, e.requested_on, {_DAY_WAITED_FOR},
        e.unit, e.worker, e.case_number, false as is_merged
    from course_entries as e
    left join bundles as b on b.record = e.record
    left join first_sessions as f on f.record = e.record
    where coalesce(b.size, 1) = 1
    union all
    select
        course, person, activity, step, provision, source, started_on, last_day, known_until, requested_on, first_session_on,
        unit, worker, case_number, is_merged
    from joined_courses
"""

COURSES = Step(
    "courses",
    "course: what a child got, once",
    f"""
    select
        c.course, c.person, c.activity, c.step, c.provision, k.law, c.source, c.started_on, c.last_day, c.known_until,
        c.requested_on, c.first_session_on,
        case
            when k.is_early then 'registered'
            when case when held.unit is not null then held.role else holder.role end = equal.role then 'equal'
        end as early,
        coalesce(k.is_heavier, false) as is_heavier,
        c.activity like 'anbringelse%' as is_placement,
        {PERFORMING},
        case when n.unit is not null then 'record' when w.unit is not null then 'worker' else 'unknown' end as unit_found,
        coalesce(k.is_number_known, false) as is_number_known,
        c.activity <> 'ukategoriseret' as is_activity_known,
        c.is_merged, c.worker, c.case_number,
        coalesce(k.is_under_follow_up_law, false) as is_under_follow_up_law
    from ({_WHOLE}) as c
    left join provision_kinds as k on k.provision = c.provision
    {performer("c.started_on", unit="c.unit", worker="c.worker")}
    left join equal_activities as equal on equal.activity = c.activity and c.source = 'esdh'
    left join named_units as held
        on held.called = c.unit and equal.activity is not null
        and held.from_on <= c.started_on and coalesce(held.last_day, date '9999-12-31') >= c.started_on
    left join postings as holder
        on holder.worker = c.worker and equal.activity is not null
        and holder.from_on <= c.started_on and coalesce(holder.last_day, date '9999-12-31') >= c.started_on
    """,
)

STEPS = (PROVISION_KINDS, JOINED_COURSES, COURSES)
