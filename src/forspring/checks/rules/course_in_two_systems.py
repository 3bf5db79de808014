from __future__ import annotations

from forspring.checks.definition import NOTE, rule
from forspring.checks.headers import COURSE_TYPE


@rule(NOTE, field=COURSE_TYPE, needs=("dubu_ydelser", "esdh_sager"))
def course_in_two_systems() -> str:
    """Forløbet er registreret i to systemer.

    Det samme forløb fra {started_on} står også i et andet system. Det tælles én gang. Aftal, hvor det fremover registreres.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on
        from courses as c
        join course_parts as p on p.course = c.course
        join course_rows as r on r.record = p.record
        where c.is_merged and r.source <> 'dubu' and c.source like '%+%'
    """
