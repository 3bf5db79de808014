from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Dato", needs=("esdh_sager", "esdh_aktiviteter"))
def activity_after_case_closed() -> str:
    """Aktiviteten ligger efter, at sagen er afsluttet.

    Aktiviteten er fra {held_on}, men sagen blev afsluttet {closed_on}. Ret datoen, eller genåbn sagen i ESDH.
    """
    return """
        select source, delivery, file, row, held_on, case_closed_on as closed_on
        from checked_activities
        where held_on > case_closed_on and type <> 'Notat'
    """
