from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import REQUESTED


@rule(MEND, field=REQUESTED)
def requested_after_start() -> str:
    """Henvist eller ansøgt efter starten.

    Forløbet er henvist eller ansøgt {requested_on}, men begyndte allerede {started_on}. Ret den forkerte dato i kildesystemet.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.requested_on as requested_on, r.started_on as started_on
        from course_rows as r
        where r.requested_on > r.started_on
    """
