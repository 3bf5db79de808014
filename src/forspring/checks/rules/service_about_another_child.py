from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="CPR-nr.", needs=("dubu_sager", "dubu_ydelser"))
def service_about_another_child() -> str:
    """Ydelsen er om et andet barn end sagen.

    Ydelsen fra {started_on} står på et andet barn end den sag, den hører til. Ret civilnummeret eller sagsnummeret i DUBU.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on
        from course_rows as r
        join case_rows as c on c.source = r.source and c.case_number = r.case_number
        join links as child on child.mention = r.mention
        join links as holder on holder.mention = c.mention
        where r.source = 'dubu' and r.mention <> c.mention and child.person <> holder.person
    """
