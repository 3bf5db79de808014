from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Nummer", needs=("esdh_sager",))
def parent_case_without_partner() -> str:
    """Sag delt på forældre, hvor den ene del mangler.

    Sagen fra {started_on} er delt på mor og far, men kun den ene del er i udtrækket. Opret den anden del, eller fjern endelsen på sagsnummeret i ESDH.
    """
    return """
        with parts as (
            select source, delivery, file, row, started_on, count(*) over (partition by source, joint_number) as parts
            from course_rows where joint_number is not null
        )
        select source, delivery, file, row, started_on from parts where parts = 1
    """
