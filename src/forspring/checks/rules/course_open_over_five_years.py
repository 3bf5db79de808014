from __future__ import annotations

from forspring.checks.definition import NOTE, rule
from forspring.checks.headers import LAST_DAY


@rule(NOTE, field=LAST_DAY)
def course_open_over_five_years() -> str:
    """Forløb, der har været i gang i over fem år.

    Forløbet begyndte {started_on} og er ikke afsluttet. Skriv slutdatoen i kildesystemet, hvis det er slut.
    """
    return """
        select source, delivery, file, row, started_on
        from checked_courses
        where ended_on is null and started_on < cast(delivery - interval '60' month as date)
            and not is_placement and activity <> 'sundhedspleje_almindelig'
    """
