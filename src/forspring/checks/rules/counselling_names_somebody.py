from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="CPR-nummer", needs=("esdh_sager",))
def counselling_names_somebody() -> str:
    """Åben rådgivning, der nævner en person.

    Rådgivningen fra {started_on} har civilnummer eller navn. Er den givet anonymt, må den ikke kunne føres tilbage til nogen: fjern begge i ESDH.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on
        from course_rows as r
        join course_parts as p on p.record = r.record
        join courses as c on c.course = p.course
        where c.activity = 'aaben_raadgivning' and not coalesce(r.is_anonymous, false) and r.mention is not null
    """
