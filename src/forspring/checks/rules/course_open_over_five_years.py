from __future__ import annotations

from forspring.checks.definition import NOTE, rule
from forspring.checks.headers import LAST_DAY


@rule(NOTE, field=LAST_DAY)
def course_open_over_five_years() -> str:
    """Forløb, der har været i gang i over fem år.

    Forløbet begyndte {started_on} og er ikke afsluttet. Skriv slutdatoen i kildesystemet, hvis det er slut.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on
        from course_rows as r
        join course_parts as p on p.record = r.record
        join courses as c on c.course = p.course
        where r.last_day is null and r.known_until is null and r.started_on < cast(r.delivery - interval '60' month as date)
            and not coalesce(c.is_placement, false) and c.activity <> 'sundhedspleje_almindelig'
    """
