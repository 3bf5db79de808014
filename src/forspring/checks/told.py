"""What every row of the three systems tells, side by side: whom, which day, which worker and which unit."""

from __future__ import annotations

TOLD = """
    select source, delivery, file, row, mention, opened_on as day, caseworker as worker, unit from case_rows
    union all
    select source, delivery, file, row, mention, received_on as day, caseworker as worker, cast(null as varchar) as unit
    from notification_rows where not coalesce(is_unborn, false)
    union all
    select source, delivery, file, row, mention, started_on as day, caseworker as worker, cast(null as varchar) as unit from assessment_rows
    union all
    select source, delivery, file, row, mention, started_on as day, worker, unit from course_rows
    union all
    select source, delivery, file, row, mention, held_on as day, caseworker as worker, cast(null as varchar) as unit from follow_up_rows
    union all
    select source, delivery, file, row, mention, held_on as day, worker, cast(null as varchar) as unit from activity_rows
    union all
    select source, delivery, file, row, mention, held_on as day, worker, cast(null as varchar) as unit from contact_rows
"""
