"""What several rules look at, joined once: a course with what it became, a service with its case, an activity with its case."""

from __future__ import annotations

from forspring.model.step import Step

_COURSE = """
        r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.record as record, r.started_on as started_on,
        coalesce(r.last_day, r.known_until) as ended_on, r.provision as provision, r.step as step, r.supplier as supplier,
        r.joint_number as joint_number, coalesce(r.is_anonymous, false) as is_anonymous, r.mention as mention, c.course as course,
        c.person as person, c.activity as activity, c.source as systems, c.early as early, c.unit_found as unit_found,
        coalesce(c.is_placement, false) as is_placement, coalesce(c.is_merged, false) as is_merged
"""
# Nearly every course is named by its only record: the parts are looked up for the others alone.
CHECKED_COURSES = f"""
    select {_COURSE}
    from course_rows as r
    inner join courses as c on c.course = r.record
    union all
    select {_COURSE}
    from course_parts as p
    inner join course_rows as r on r.record = p.record
    inner join courses as c on c.course = p.course
    where p.record <> p.course
"""
CHECKED_SERVICES = """
    select
        r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.mention as mention, r.started_on as started_on,
        coalesce(r.last_day, r.known_until) as ended_on, c.case_number is not null as has_case, c.mention as case_mention,
        c.opened_on as case_opened_on, c.last_day as case_closed_on
    from course_rows as r
    left join case_rows as c on c.source = r.source and c.case_number = r.case_number
    where r.source = 'dubu'
"""
CHECKED_ACTIVITIES = """
    select
        a.source as source, a.delivery as delivery, a.file as file, a.row as row, a.held_on as held_on, a.type as type,
        c.case_number is not null as has_case, least(c.started_on, coalesce(c.requested_on, c.started_on)) as case_begun_on,
        c.last_day as case_closed_on
    from activity_rows as a
    left join course_rows as c on c.source = a.source and c.case_number = a.case_number
"""
STEPS = (
    Step("checked_courses", "course row with the course that it became", CHECKED_COURSES),
    Step("checked_services", "service of DUBU with its case", CHECKED_SERVICES),
    Step("checked_activities", "activity of the journal with its case", CHECKED_ACTIVITIES),
)
