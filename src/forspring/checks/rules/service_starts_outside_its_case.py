from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Startdato", needs=("dubu_sager", "dubu_ydelser"))
def service_starts_outside_its_case() -> str:
    """Ydelsen begynder, før sagen er oprettet.

    Ydelsen begyndte {started_on}, men sagen er oprettet {opened_on}. Ret den forkerte dato i DUBU.
    """
    return """
        select source, delivery, file, row, started_on, case_opened_on as opened_on
        from checked_services
        where started_on < case_opened_on
    """
