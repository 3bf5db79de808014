from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Minutter", needs=("esdh_aktiviteter",))
def activity_longer_than_a_day() -> str:
    """Aktiviteten varer negativ tid eller over tolv timer.

    Aktiviteten fra {held_on} er registreret til {minutes} minutter. Ret minutterne i ESDH.
    """
    return """
        select source, delivery, file, row, held_on, minutes from activity_rows where minutes < 0 or minutes > 720
    """
