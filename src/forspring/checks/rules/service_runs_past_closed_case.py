from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Slutdato", needs=("dubu_sager", "dubu_ydelser"))
def service_runs_past_closed_case() -> str:
    """Sagen er lukket, men ydelsen løber videre.

    Sagen blev lukket {closed_on}, og ydelsen er ikke afsluttet den dag. Skriv ydelsens slutdato, eller genåbn sagen i DUBU.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, c.last_day as closed_on
        from course_rows as r
        join case_rows as c on c.source = r.source and c.case_number = r.case_number
        where r.source = 'dubu' and c.last_day is not null
            and coalesce(r.last_day, r.known_until, date '9999-12-31') > c.last_day
    """
