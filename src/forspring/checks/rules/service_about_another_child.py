from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="CPR-nr.", needs=("dubu_sager", "dubu_ydelser"))
def service_about_another_child() -> str:
    """Ydelsen er om et andet barn end sagen.

    Ydelsen fra {started_on} står på et andet barn end den sag, den hører til. Ret civilnummeret eller sagsnummeret i DUBU.
    """
    return """
        select told.source as source, told.delivery as delivery, told.file as file, told.row as row, told.started_on as started_on
        from checked_services as told
        join links as child on child.mention = told.mention
        join links as holder on holder.mention = told.case_mention
        where told.mention <> told.case_mention and child.person <> holder.person
    """
