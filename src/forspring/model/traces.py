"""What the three systems hold about each person: every row as it stands there, and how it came to be linked.

The figures need none of it; it is kept for those who follow a figure down to its rows, and for the one the rows are about.
"""

from __future__ import annotations

from forspring.model.step import Step

_NOTHING = {"what": "varchar", "provision": "varchar", "unit": "varchar", "worker": "varchar", "case_number": "varchar"}


def _of(table: str, **told: str) -> str:
    columns = ", ".join(f"{told.get(name, f'cast(null as {kind})')} as {name}" for name, kind in _NOTHING.items())
    return f"select record, delivery, mention, {columns} from {table}"


_ROWS = " union all ".join(
    (
        _of("case_rows", what="type", unit="unit", worker="caseworker", case_number="case_number"),
        _of("notification_rows", what="outcome", provision="provision", worker="caseworker", case_number="case_number"),
        _of("assessment_rows", what="type", worker="caseworker", case_number="case_number"),
        _of("course_rows", what="value", provision="provision", unit="unit", worker="worker", case_number="case_number"),
        _of("follow_up_rows", what="type", worker="caseworker", case_number="case_number"),
        _of("activity_rows", what="type", worker="worker", case_number="case_number"),
        _of("contact_rows", what="type", worker="worker"),
    )
)

TRACES = Step(
    "traces",
    "row of the three systems about a person: what it says in the system's own words, and how it was linked",
    f"""
    select
        t.person, t.record, p.course, t.source, t.file, t.row, r.delivery, t.kind, t.day, t.last_day, t.known_until,
        r.what, r.provision, r.unit, r.worker, r.case_number, r.mention, l.how, l.weight
    from records as t
    inner join ({_ROWS}) as r on r.record = t.record
    left join links as l on l.mention = r.mention
    left join course_parts as p on p.record = t.record
    where t.person is not null
    """,
)

#: Whom somebody works with: each person with the units, chief areas and workers that its courses, cases and so on name.
INVOLVED = Step(
    "involved",
    "person and unit, chief area and worker that has or had something to do with it, with the last day of it",
    """
    select distinct person, unit, chief_area, worker, last_day
    from (
        select person, unit, chief_area, worker, coalesce(last_day, known_until) as last_day from courses
        union all
        select person, unit, chief_area, caseworker, coalesce(last_day, known_until) from cases
        union all
        select person, unit, chief_area, caseworker, received_on from notifications
        union all
        select person, unit, chief_area, caseworker, coalesce(last_day, known_until) from assessments
    ) as every
    where person is not null
    """,
)
STEPS = (TRACES, INVOLVED)
