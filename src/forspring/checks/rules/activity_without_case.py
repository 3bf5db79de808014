from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Sags-id", needs=("esdh_sager", "esdh_aktiviteter"))
def activity_without_case() -> str:
    """Aktivitet på en sag, der ikke findes.

    Aktiviteten fra {held_on} hører til en sag, der ikke står i sagsfilen. Ret sagens id i ESDH, eller tag sagen med i udtrækket.
    """
    return """
        select source, delivery, file, row, held_on from checked_activities where not has_case
    """
