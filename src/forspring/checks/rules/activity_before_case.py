from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Dato", needs=("esdh_sager", "esdh_aktiviteter"))
def activity_before_case() -> str:
    """Aktiviteten ligger før sagen.

    Aktiviteten er fra {held_on}, men sagen begynder først {begun_on}. Ret den forkerte dato i ESDH.
    """
    return """
        select source, delivery, file, row, held_on, case_begun_on as begun_on from checked_activities where held_on < case_begun_on
    """
