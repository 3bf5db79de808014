from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Timer pr. uge", needs=("organisation_medarbejdere",))
def weekly_hours_impossible() -> str:
    """Timetallet er ikke muligt.

    Medarbejderen {worker} har et timetal under 0 eller over 42 timer om ugen. Ret timetallet, så sagstallet kan regnes pr. fuldtid.
    """
    return """
        select source, delivery, file, row, worker from worker_rows where weekly_hours < 0 or weekly_hours > 42
    """
