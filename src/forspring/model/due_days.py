"""The deadline rule read for all matters at once, in the engine: the other reading is in `deadlines`.

The law arrives as a table (`deadline_rules`), one row per rule, paragraph and step, so no number of a statute
stands here. The rules that bind a matter are found by its paragraph, and time is counted in three ways: in hours,
in weekdays with the calendar, and to a date. An effort's rules are met by what happens to the child, which may also
bring the day forward; an assessment's and a notification's by what their own rows say.
"""

from __future__ import annotations

from dataclasses import dataclass

from forspring.model.step import Step

SCOPES = Step(
    "deadline_scopes",
    "start, paragraph of a record (blank for none) and the rules that bind it",
    """
    select p.of_provision, r.*
    from (
        select distinct 'courses' as facts, coalesce(provision, '') as of_provision from courses
        union all
        select distinct 'notifications', coalesce(provision, '') from notifications
        union all
        select 'assessments', ''
    ) as p
    join deadline_rules as r
        on p.facts = case r.start
            when 'notification_received' then 'notifications' when 'became_aware' then 'assessments' else 'courses'
        end
        and (r.applies_to is null or p.of_provision = r.applies_to or p.of_provision like concat(r.applies_to, '-%'))
        and (r.binds = 'start' or r.law = split_part(p.of_provision, '-', 1))
    """,
)

_COURSE = "c.course as thing, c.person, c.provision, c.step, c.activity, c.role, c.unit, c.chief_area"
_FROM_COURSES = {
    "effort_started": f"""
        select {_COURSE}, c.started_on as starts_on, coalesce(c.last_day, c.known_until) as stopped_on, cast(null as date) as decided_on
        from courses as c
        where c.provision is not null""",
    "follow_up_during_effort": f"""
        select {_COURSE}, f.held_on as starts_on, coalesce(c.last_day, c.known_until) as stopped_on, f.next_on as decided_on
        from courses as c
        join (
            select person, held_on, max(next_on) as next_on
            from follow_ups
            where type = 'Opfølgning'
            group by person, held_on
        ) as f
            on f.person = c.person and f.held_on >= c.started_on
            and f.held_on <= coalesce(c.last_day, c.known_until, date '9999-12-31')
        where c.is_under_follow_up_law""",
}
_OWN = "person, cast(null as bigint) as step, cast(null as varchar) as activity, role, unit, chief_area"
_OF_THEMSELVES = {
    "became_aware": f"""
        select
            assessment as thing, {_OWN}, cast(null as varchar) as provision, cast(null as varchar) as notifier,
            coalesce(aware_on, started_on) as starts_on, cast(null as timestamp) as starts_at, cast(null as date) as stopped_on,
            cast(null as date) as decided_on,
            last_day as assessment_ended_on, cast(null as date) as assessed_on, cast(null as timestamp) as assessed_at,
            cast(null as date) as receipt_on
        from assessments
        where type = 'Børnefaglig undersøgelse'""",
    "notification_received": f"""
        select
            notification as thing, {_OWN}, provision, notifier,
            received_on as starts_on, received_at as starts_at, cast(null as date) as stopped_on,
            cast(null as date) as decided_on,
            cast(null as date) as assessment_ended_on, assessed_on, assessed_at, receipt_on
        from notifications""",
}


@dataclass(frozen=True)
class _Way:
    """A way to count time: which rules say it, the moment and the day that it has run out, and what it reads of the calendar."""

    which: str
    due_on: str
    due_at: str = "cast(null as timestamp)"
    calendar: str = ""


_AFTER_HOURS = "m.starts_at + interval '1' hour * r.hours"
_THIS_YEAR = "cast(concat(cast(year(m.starts_on) as varchar), '-', r.on_date) as date)"
_NEXT_YEAR = "cast(concat(cast(year(m.starts_on) + 1 as varchar), '-', r.on_date) as date)"
_HOURS = _Way(
    "r.hours is not null",
    due_on=f"case when {_AFTER_HOURS} >= following.begins_at then following.day else cast({_AFTER_HOURS} as date) end",
    due_at=_AFTER_HOURS,
    calendar=f"join calendar as following on following.day = cast({_AFTER_HOURS} + interval '1' day as date)",
)
_WEEKDAYS = _Way(
    "r.weekdays > 0",
    due_on="weekday.day",
    calendar="""join calendar as today on today.day = m.starts_on
        join calendar as weekday on weekday.is_weekday and weekday.weekday_number = today.weekday_number + r.weekdays""",
)
_DATES = _Way(
    "r.hours is null and coalesce(r.weekdays, 0) = 0 and (not r.is_decided_in_case or m.decided_on is not null)",
    due_on=f"""case
                when r.months is not null then cast(m.starts_on + interval '1' month * r.months as date)
                when r.days is not null then cast(m.starts_on + interval '1' day * r.days as date)
                when r.on_date is not null then case when {_THIS_YEAR} >= m.starts_on then {_THIS_YEAR} else {_NEXT_YEAR} end
                when r.is_decided_in_case then m.decided_on
                else m.starts_on
            end""",
)


def _bound(start: str, matters: str, way: _Way, *columns: str, notifier: str = "") -> str:
    """The matters of one start under the rules that count in one way."""
    more = "".join(f", {column}" for column in columns)
    return f"""
        select
            r.rule, m.thing, m.person, r.law, m.provision, m.step, m.activity, m.role, m.unit, m.chief_area,
            m.starts_on, {way.due_on} as due_on, {way.due_at} as due_at,
            case when r.is_stopped then m.stopped_on end as stopped_on, r.authority{more}
        from ({matters}) as m
        join deadline_scopes as r
            on r.start = '{start}' and r.of_provision = coalesce(m.provision, '')
            and (r.step is null or r.step = m.step)
            and coalesce(r.valid_from, date '0001-01-01') <= m.starts_on
            and coalesce(r.last_day, date '9999-12-31') >= m.starts_on{notifier}
        {way.calendar}
        where {way.which}"""


RUNNING_TIME = Step(
    "running_time",
    "effort under a rule, and the day that its counted time has run out",
    " union all ".join(
        _bound(start, matters, way, "r.met_by", "r.met_from", "r.earliest_of")
        for start, matters in _FROM_COURSES.items()
        for way in (_WEEKDAYS, _DATES)
    ),
)

HAPPENINGS = Step(
    "happenings",
    "what happened to a child that meets a time limit or brings its day forward; for an end also its first day",
    """
    select person, 'follow_up_held' as event, held_on as since, held_on as on_day from follow_ups where type = 'Opfølgning'
    union all
    select person, 'plan_made', held_on, held_on from follow_ups where type in ('Barnets plan', 'Handleplan')
    union all
    select person, 'assessment_ended', started_on, last_day
    from assessments
    where type in ('Afdækning', 'Børnefaglig undersøgelse') and last_day is not null
    """,
)

MEETINGS = Step(
    "meetings",
    "effort under a rule, the first happening that met it, and the first that brought its day forward",
    """
    select
        t.rule, t.thing, t.starts_on,
        min(
            case
                when h.event = t.met_by and (
                    t.met_from = 'ever'
                    or (t.met_from = 'start' and h.on_day >= t.starts_on)
                    or (t.met_from = 'after_start' and h.on_day > t.starts_on)
                ) then h.on_day
            end
        ) as met_on,
        min(
            case
                when t.earliest_of like concat('%|', h.event, '|%') and h.since <= t.starts_on and t.starts_on <= h.on_day
                    then h.on_day
            end
        ) as earlier_on
    from running_time as t
    join happenings as h on h.person = t.person
    group by t.rule, t.thing, t.starts_on
    """,
)

_MET_ON = """case r.met_by
                when 'notification_assessed' then m.assessed_on
                when 'receipt_sent' then m.receipt_on
                when 'assessment_ended' then m.assessment_ended_on
            end as met_on"""
_MET_AT = "case when r.met_by = 'notification_assessed' then m.assessed_at end as met_at"
_EXCEPT = """
            and (r.except_notifiers is null or m.notifier is null or r.except_notifiers not like concat('%|', m.notifier, '|%'))"""

DEADLINES = Step(
    "deadlines",
    "thing under a deadline rule",
    f"""
    select
        rule, thing, person, law, provision, step, activity, role, unit, chief_area,
        starts_on, due_on, due_at, met_on, met_at, stopped_on,
        coalesce(case when due_at is not null then met_at <= due_at else met_on <= due_on end, false) as is_met_in_time,
        authority
    from (
        {
        " union all ".join(
            _bound(start, matters, way, _MET_ON, _MET_AT, notifier=_EXCEPT)
            for start, matters in _OF_THEMSELVES.items()
            for way in (_HOURS, _WEEKDAYS, _DATES)
        )
    }
        union all
        select
            t.rule, t.thing, t.person, t.law, t.provision, t.step, t.activity, t.role, t.unit, t.chief_area,
            t.starts_on, least(t.due_on, m.earlier_on), t.due_at, t.stopped_on, t.authority, m.met_on, cast(null as timestamp)
        from running_time as t
        left join meetings as m on m.rule = t.rule and m.thing = t.thing and m.starts_on = t.starts_on
    ) as met
    """,
)

STEPS = (SCOPES, RUNNING_TIME, HAPPENINGS, MEETINGS, DEADLINES)
