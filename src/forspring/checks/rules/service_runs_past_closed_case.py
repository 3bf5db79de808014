from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Slutdato", needs=("dubu_sager", "dubu_ydelser"))
def service_runs_past_closed_case() -> str:
    """Sagen er lukket, men ydelsen løber videre.

    Sagen blev lukket {closed_on}, og ydelsen er ikke afsluttet den dag. Skriv ydelsens slutdato, eller genåbn sagen i DUBU.
    """
    return """
        select source, delivery, file, row, case_closed_on as closed_on
        from checked_services
        where coalesce(ended_on, date '9999-12-31') > case_closed_on
    """
