from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import DAY


@rule(MEND, field=DAY)
def course_starts_far_ahead() -> str:
    """Forløbet begynder mere end et halvt år efter udtrækket.

    Forløbet begynder {started_on}, mere end et halvt år ude i fremtiden. Kontrollér årstallet i kildesystemet.
    """
    return """
        select source, delivery, file, row, started_on
        from course_rows
        where started_on > cast(delivery + interval '6' month as date)
    """
