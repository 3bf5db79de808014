"""The authority unit's cases, notifications, assessments and follow-ups, and the journal's sessions."""

from __future__ import annotations

from forspring.model.organisation import PERFORMING, performer
from forspring.model.step import Step

CASES = Step(
    "cases",
    "DUBU case",
    f"""
    select
        r.case_number, r.record, l.person, r.type, upper(trim(r.caseworker)) as caseworker, {PERFORMING},
        r.opened_on, r.last_day, r.known_until
    from case_rows as r
    left join links as l on l.mention = r.mention
    {performer("r.opened_on", unit="lower(trim(r.unit))", worker="upper(trim(r.caseworker))")}
    """,
)

NOTIFICATIONS = Step(
    "notifications",
    "notification; the local day of a moment is found by the day that begins after it in UTC",
    f"""
    select
        r.record as notification, l.person, coalesce(r.is_unborn, false) as is_unborn, r.received_at, r.received_on,
        r.notifier, r.provision, r.causes, r.assessed_at,
        case
            when r.assessed_at >= next_day.begins_at then next_day.day else cast(r.assessed_at as date)
        end as assessed_on,
        r.receipt_on, r.outcome, upper(trim(r.caseworker)) as caseworker, {PERFORMING}
    from notification_rows as r
    left join links as l on l.mention = r.mention
    left join calendar as next_day on next_day.day = cast(cast(r.assessed_at as date) + interval '1' day as date)
    {performer("r.received_on", worker="upper(trim(r.caseworker))")}
    """,
)

NOTIFICATION_CAUSES = Step(
    "notification_causes",
    "cause of a notification",
    """
    select r.record as notification, told.cause
    from notification_rows as r
    join (
        select distinct c.causes, replace(trim(split_part(c.causes, '|', p.position)), ',', ';') as cause
        from (select distinct causes from notification_rows) as c
        join positions as p on p.position <= length(c.causes) - length(replace(c.causes, '|', '')) + 1
    ) as told on told.causes = r.causes
    where told.cause <> ''
    """,
)

ASSESSMENTS = Step(
    "assessments",
    "assessment",
    f"""
    select
        r.record as assessment, l.person, r.type, r.aware_on, r.started_on, r.last_day, r.known_until,
        r.child_talk_on, r.result, upper(trim(r.caseworker)) as caseworker, {PERFORMING}
    from assessment_rows as r
    left join links as l on l.mention = r.mention
    {performer("r.started_on", worker="upper(trim(r.caseworker))")}
    """,
)

FOLLOW_UPS = Step(
    "follow_ups",
    "follow-up, child talk, plan or meeting held",
    """
    select r.record as follow_up, l.person, r.case_number, r.held_on, r.type, r.next_on
    from follow_up_rows as r
    left join links as l on l.mention = r.mention
    """,
)

SESSIONS = Step(
    "sessions",
    "dated activity of a course, Notat apart; those of a case split per parent belong to its one course",
    """
    select
        a.record as session, c.course, coalesce(c.person, l.person) as person, a.held_on, a.type, a.nature,
        upper(trim(a.worker)) as worker, c.activity, c.unit, c.role, c.chief_area, a.minutes
    from activity_rows as a
    left join links as l on l.mention = a.mention
    left join (
        select e.source, e.case_number, c.course, c.person, c.activity, c.unit, c.role, c.chief_area
        from course_entries as e
        join course_parts as p on p.record = e.record
        join courses as c on c.course = p.course
        where e.system = 2
    ) as c on c.source = a.source and c.case_number = a.case_number
    where a.type is distinct from 'Notat'
    """,
)

STEPS = (CASES, NOTIFICATIONS, NOTIFICATION_CAUSES, ASSESSMENTS, FOLLOW_UPS, SESSIONS)
