from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Startdato", needs=("dubu_sager", "dubu_ydelser"))
def service_starts_outside_its_case() -> str:
    """Ydelsen begynder, før sagen er oprettet.

    Ydelsen begyndte {started_on}, men sagen er oprettet {opened_on}. Ret den forkerte dato i DUBU.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on, c.opened_on as opened_on
        from course_rows as r
        join case_rows as c on c.source = r.source and c.case_number = r.case_number
        where r.source = 'dubu' and r.started_on < c.opened_on
    """
