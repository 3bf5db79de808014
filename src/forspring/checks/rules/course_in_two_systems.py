from __future__ import annotations

from forspring.checks.definition import NOTE, rule
from forspring.checks.headers import COURSE_TYPE


@rule(NOTE, field=COURSE_TYPE, needs=("dubu_ydelser", "esdh_sager"))
def course_in_two_systems() -> str:
    """Forløbet er registreret i to systemer.

    Det samme forløb fra {started_on} står også i et andet system. Det tælles én gang. Aftal, hvor det fremover registreres.
    """
    return """
        select source, delivery, file, row, started_on
        from checked_courses
        where is_merged and source <> 'dubu' and systems like '%+%'
    """
