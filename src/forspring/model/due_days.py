"""The deadline rule read for all matters at once, in the engine: the other reading is in `deadlines`.

The law arrives as a table (`deadline_rules`), one row per rule, paragraph and step, so no number of a statute
stands here. What may start a clock is laid out as matters; the rules that bind each are found by paragraph;
time is counted with the calendar; and what happened to the child meets it or brings the day forward.
"""

from __future__ import annotations

from forspring.model.step import Step

MATTERS = Step(
    "matters",
    "what a time limit may run for: an effort, a follow-up during one, an assessment or a notification",
    """
    select
        'effort_started' as start, course as thing, person, provision, step, activity, role, unit, chief_area,
        started_on as starts_on, cast(null as timestamp) as starts_at,
        coalesce(last_day, known_until) as stopped_on, cast(null as date) as decided_on, cast(null as varchar) as notifier,
        cast(null as date) as ended_on, cast(null as date) as assessed_on, cast(null as timestamp) as assessed_at,
        cast(null as date) as receipt_on
    from courses
    where provision is not null
    union all
    select
        'follow_up_during_effort', c.course, c.person, c.provision, c.step, c.activity, c.role, c.unit, c.chief_area,
        f.held_on, null, coalesce(c.last_day, c.known_until), max(f.next_on), null, null, null, null, null
    from courses as c
    join follow_ups as f
        on f.person = c.person and f.held_on >= c.started_on
        and f.held_on <= coalesce(c.last_day, c.known_until, date '9999-12-31')
    where c.is_under_follow_up_law and f.type = 'Opfølgning'
    group by
        c.course, c.person, c.provision, c.step, c.activity, c.role, c.unit, c.chief_area, f.held_on, c.last_day, c.known_until
    union all
    select
        'became_aware', assessment, person, null, null, null, role, unit, chief_area,
        coalesce(aware_on, started_on), null, null, null, null, last_day, null, null, null
    from assessments
    where type = 'Børnefaglig undersøgelse'
    union all
    select
        'notification_received', notification, person, provision, null, null, role, unit, chief_area,
        received_on, received_at, null, null, notifier, null, assessed_on, assessed_at, receipt_on
    from notifications
    """,
)

SCOPES = Step(
    "deadline_scopes",
    "start, paragraph of a record (blank for none) and the rules that bind it",
    """
    select p.provision as of_provision, r.*
    from (select distinct start, coalesce(provision, '') as provision from matters) as p
    join deadline_rules as r
        on r.start = p.start
        and (r.applies_to is null or p.provision = r.applies_to or p.provision like concat(r.applies_to, '-%'))
        and (r.binds = 'start' or r.law = split_part(p.provision, '-', 1))
    """,
)

COUNTED_TIME = Step(
    "counted_time",
    "matter under a rule, and the day that its time has run out",
    """
    select *
    from (
        select
            m.start, m.thing, m.person, m.provision, m.step, m.activity, m.role, m.unit, m.chief_area,
            m.starts_on, m.decided_on, m.ended_on, m.assessed_on, m.assessed_at, m.receipt_on,
            r.rule, r.authority, r.law, r.met_by, r.met_from, r.earliest_of,
            case when r.is_stopped then m.stopped_on end as stopped_on,
            cast(m.starts_at + interval '1' hour * r.hours as timestamp) as due_at,
            case
                when r.hours is not null then
                    case
                        when m.starts_at + interval '1' hour * r.hours >= following.begins_at then following.day
                        else cast(m.starts_at + interval '1' hour * r.hours as date)
                    end
                when r.weekdays > 0 then weekday.day
                when r.months is not null then cast(m.starts_on + interval '1' month * r.months as date)
                when r.days is not null then cast(m.starts_on + interval '1' day * r.days as date)
                when r.on_date is not null then
                    case
                        when cast(concat(cast(year(m.starts_on) as varchar), '-', r.on_date) as date) >= m.starts_on
                            then cast(concat(cast(year(m.starts_on) as varchar), '-', r.on_date) as date)
                        else cast(concat(cast(year(m.starts_on) + 1 as varchar), '-', r.on_date) as date)
                    end
                when r.is_decided_in_case then m.decided_on
                else m.starts_on
            end as counted_on
        from matters as m
        join deadline_scopes as r
            on r.start = m.start and r.of_provision = coalesce(m.provision, '')
            and (r.step is null or r.step = m.step)
            and coalesce(r.valid_from, date '0001-01-01') <= m.starts_on
            and coalesce(r.last_day, date '9999-12-31') >= m.starts_on
            and (m.notifier is null or coalesce(r.except_notifiers, '') not like concat('%|', m.notifier, '|%'))
        left join calendar as following
            on following.day = cast(m.starts_at + interval '1' hour * r.hours + interval '1' day as date)
        left join calendar as today on today.day = m.starts_on
        left join calendar as weekday
            on weekday.is_weekday and weekday.weekday_number = today.weekday_number + r.weekdays
    ) as counted
    where counted_on is not null
    """,
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
    "matter under a rule that the child's own happenings met or brought forward",
    """
    select
        c.rule, c.thing, c.starts_on,
        min(
            case
                when h.event = c.met_by and (
                    c.met_from = 'ever'
                    or (c.met_from = 'start' and h.on_day >= c.starts_on)
                    or (c.met_from = 'after_start' and h.on_day > c.starts_on)
                ) then h.on_day
            end
        ) as met_on,
        min(
            case
                when c.earliest_of like concat('%|', h.event, '|%') and h.since <= c.starts_on and c.starts_on <= h.on_day
                    then h.on_day
            end
        ) as earlier_on
    from counted_time as c
    join happenings as h on h.person = c.person
    where c.start in ('effort_started', 'follow_up_during_effort')
    group by c.rule, c.thing, c.starts_on
    """,
)

DEADLINES = Step(
    "deadlines",
    "thing under a deadline rule",
    """
    select
        rule, thing, person, law, provision, step, activity, role, unit, chief_area,
        starts_on, due_on, due_at, met_on, met_at, stopped_on,
        coalesce(case when due_at is not null then met_at <= due_at else met_on <= due_on end, false) as is_met_in_time,
        authority
    from (
        select
            c.rule, c.thing, c.person, c.law, c.provision, c.step, c.activity, c.role, c.unit, c.chief_area,
            c.starts_on, least(c.counted_on, m.earlier_on) as due_on, c.due_at,
            case c.met_by
                when 'notification_assessed' then c.assessed_on
                when 'receipt_sent' then c.receipt_on
                when 'assessment_ended' then c.ended_on
                else m.met_on
            end as met_on,
            case when c.met_by = 'notification_assessed' then c.assessed_at end as met_at,
            c.stopped_on, c.authority
        from counted_time as c
        left join meetings as m on m.rule = c.rule and m.thing = c.thing and m.starts_on = c.starts_on
    ) as met
    """,
)

STEPS = (MATTERS, SCOPES, COUNTED_TIME, HAPPENINGS, MEETINGS, DEADLINES)
