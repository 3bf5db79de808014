from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Opmærksom dato", needs=("dubu_undersoegelser",))
def assessment_starts_before_awareness() -> str:
    """Undersøgelsen begynder, før kommunen blev opmærksom.

    Undersøgelsen begyndte {started_on}, men kommunen blev først opmærksom {aware_on}. Ret den forkerte dato i DUBU.
    """
    return """
        select source, delivery, file, row, started_on, aware_on from assessment_rows where started_on < aware_on
    """
