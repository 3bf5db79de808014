from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import UNIT


@rule(MEND, field=UNIT, needs=("dubu_ydelser", "organisation_enheder"))
def early_effort_without_unit() -> str:
    """Tidlig indsats uden kendt udførende enhed.

    Hverken enheden eller medarbejderen fører til den, der udførte indsatsen fra {started_on}. Skriv enheden i kildesystemet.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on
        from courses as c
        join course_parts as p on p.course = c.course
        join course_rows as r on r.record = p.record
        where c.early = 'registered' and c.unit_found = 'unknown' and r.source = 'dubu'
    """
