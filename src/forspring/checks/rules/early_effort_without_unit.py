from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import UNIT


@rule(MEND, field=UNIT, needs=("dubu_ydelser", "organisation_enheder"))
def early_effort_without_unit() -> str:
    """Tidlig indsats uden kendt udførende enhed.

    Hverken enheden eller medarbejderen fører til den, der udførte indsatsen fra {started_on}. Skriv enheden i kildesystemet.
    """
    return """
        select source, delivery, file, row, started_on
        from checked_courses
        where early = 'registered' and unit_found = 'unknown' and source = 'dubu'
    """
