from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Sagsnummer", needs=("dubu_sager", "dubu_ydelser"))
def service_without_case() -> str:
    """Ydelse uden sag.

    Ydelsen fra {started_on} har ikke et sagsnummer, der findes i sagsfilen. Knyt ydelsen til barnets sag i DUBU.
    """
    return """
        select source, delivery, file, row, started_on from checked_services where not has_case
    """
