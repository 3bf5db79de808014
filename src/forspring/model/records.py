"""Every row of the three systems about a child, with the day or days it speaks of.

The day of a record is the day that the municipality knew: Oprettet, Modtaget, Opmærksom dato, Startdato,
Dato, SagsDato, Start; never Henvist or Ansøgt, which say that somebody else knew.
"""

from __future__ import annotations

from forspring.model.step import Step

_EVENT = "{day} as day, {day} as last_day, cast(null as date) as known_until"
_SPAN = "{day} as day, r.last_day, r.known_until"


def _of(table: str, kind: str, days: str, day: str, is_universal: str = "false") -> str:
    return f"""
    select r.record, l.person, r.source, r.file, r.row, '{kind}' as kind, {days.format(day=day)}, {is_universal} as is_universal
    from {table} as r
    join links as l on l.mention = r.mention"""


_COURSES = """
    select
        record, person, source, file, row, 'course' as kind, started_on as day, last_day, known_until,
        activity = 'sundhedspleje_almindelig' as is_universal
    from course_entries
    where person is not null"""

RECORDS = Step(
    "records",
    "row of the three systems about a child",
    " union all ".join(
        (
            _of("case_rows", "case", _SPAN, "r.opened_on"),
            _of("notification_rows", "notification", _EVENT, "r.received_on"),
            _of("assessment_rows", "assessment", _SPAN, "coalesce(r.aware_on, r.started_on)"),
            _COURSES,
            _of("follow_up_rows", "follow_up", _EVENT, "r.held_on"),
            _of("activity_rows", "activity", _EVENT, "r.held_on"),
            _of("contact_rows", "contact", _EVENT, "r.held_on", "r.type is distinct from 'Behovsbesøg'"),
        )
    ),
)

STEPS = (RECORDS,)
