from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="CPR-nummer", needs=("esdh_sager",))
def counselling_names_somebody() -> str:
    """Åben rådgivning, der nævner en person.

    Rådgivningen fra {started_on} har civilnummer eller navn. Er den givet anonymt, må den ikke kunne føres tilbage til nogen: fjern begge i ESDH.
    """
    return """
        select source, delivery, file, row, started_on
        from checked_courses
        where activity = 'aaben_raadgivning' and not is_anonymous and mention is not null
    """
