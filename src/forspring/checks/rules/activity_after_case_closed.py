from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Dato", needs=("esdh_sager", "esdh_aktiviteter"))
def activity_after_case_closed() -> str:
    """Aktiviteten ligger efter, at sagen er afsluttet.

    Aktiviteten er fra {held_on}, men sagen blev afsluttet {closed_on}. Ret datoen, eller genåbn sagen i ESDH.
    """
    return """
        select a.source as source, a.delivery as delivery, a.file as file, a.row as row, a.held_on as held_on, c.last_day as closed_on
        from activity_rows as a
        join course_rows as c on c.source = a.source and c.case_number = a.case_number
        where a.held_on > c.last_day and a.type <> 'Notat'
    """
