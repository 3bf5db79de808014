from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Sagsnummer", needs=("dubu_sager", "dubu_ydelser"))
def service_without_case() -> str:
    """Ydelse uden sag.

    Ydelsen fra {started_on} har ikke et sagsnummer, der findes i sagsfilen. Knyt ydelsen til barnets sag i DUBU.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on
        from course_rows as r
        left join (select distinct case_number from case_rows) as c on c.case_number = r.case_number
        where r.source = 'dubu' and c.case_number is null
    """
