from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Sags-id", needs=("esdh_sager", "esdh_aktiviteter"))
def activity_without_case() -> str:
    """Aktivitet på en sag, der ikke findes.

    Aktiviteten fra {held_on} hører til en sag, der ikke står i sagsfilen. Ret sagens id i ESDH, eller tag sagen med i udtrækket.
    """
    return """
        select a.source as source, a.delivery as delivery, a.file as file, a.row as row, a.held_on as held_on
        from activity_rows as a
        left join (select distinct source, case_number from course_rows) as c on c.source = a.source and c.case_number = a.case_number
        where c.case_number is null
    """
