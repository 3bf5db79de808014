"""What several indicators count from: courses by their days, first records and efforts, what came after an effort."""

from __future__ import annotations

from forspring.model.step import Step

COURSE_SPANS = """
    select
        s.course, s.person, c.child, s.activity, s.provision, s.step, s.source, s.unit, s.role, s.chief_area, s.unit_found, s.case_number,
        early, is_heavier, is_placement, is_merged, is_number_known, is_activity_known, started_on, started_on as from_on,
        case when last_day <= $as_of then last_day end as last_day,
        least(coalesce(last_day, known_until, $as_of), $as_of) as until_on
    from courses as s
    left join children as c on s.person = c.person
    where s.started_on <= $as_of
"""
FIRST_RECORDS = """
    select person, source, min(day) as day
    from records
    where not is_universal and person is not null and day <= $as_of
    group by person, source
"""
FIRST_EVENTS = """
    select
        c.person, c.birth_mark, r.day as first_record, n.day as first_notification, e.day as first_effort
    from children as c
    left join (select person, min(day) as day from first_records group by person) as r on c.person = r.person
    left join (select person, min(received_on) as day from notifications where received_on <= $as_of group by person) as n
        on c.person = n.person
    left join (
        select person, min(started_on) as day from course_spans where early = 'registered' or is_heavier group by person
    ) as e on c.person = e.person
    where not c.is_unborn
"""
AFTERWARDS = """
    with ended as (
        select course, person, last_day from course_spans where early = 'registered' and last_day is not null
    ),
    later as (
        select e.course, min(case when c.is_heavier then c.started_on end) as heavier_on, min(case when c.early = 'registered' then c.started_on end) as early_on
        from ended as e
        inner join course_spans as c on e.person = c.person and c.started_on > e.last_day and (c.is_heavier or c.early = 'registered')
        group by e.course
    ),
    seen as (
        select e.course, min(r.day) as seen_on
        from ended as e
        inner join (
            select distinct person, day from records where not is_universal and person is not null and day <= $as_of
        ) as r on e.person = r.person and r.day > e.last_day
        group by e.course
    )
    select e.course, l.heavier_on, l.early_on, s.seen_on
    from ended as e
    left join later as l on e.course = l.course
    left join seen as s on e.course = s.course
"""
RECORD_SPANS = """
    select distinct person, source, day as from_on, least(coalesce(last_day, known_until, $as_of), $as_of) as until_on
    from records
    where person is not null and day <= $as_of and source in ('dubu', 'esdh', 'novax')
"""
STEPS = (
    Step("course_spans", "course begun by the as-of day, with the days it was open", COURSE_SPANS),
    Step("first_records", "person and system: the day of the first record that is no universal health visit", FIRST_RECORDS),
    Step("first_events", "born person: the days of the first record, notification and effort", FIRST_EVENTS),
    Step("afterwards", "ended registered early effort: what came first after its last day", AFTERWARDS),
    Step("record_spans", "person, system and span of days that a row of the three systems speaks of", RECORD_SPANS),
)
