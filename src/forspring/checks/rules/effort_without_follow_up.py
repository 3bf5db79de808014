from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Startdato", needs=("dubu_ydelser", "dubu_opfoelgninger"))
def effort_without_follow_up() -> str:
    """Indsats uden den første opfølgning, der skulle være holdt.

    Den første opfølgning på indsatsen fra {started_on} skulle være holdt senest {due_on}, og der står ingen. Hold den, eller skriv den i DUBU.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on, d.due_on as due_on
        from deadlines as d
        join course_parts as p on p.course = d.thing
        join course_rows as r on r.record = p.record
        where d.rule = 'first_follow_up' and d.met_on is null and d.due_on < $as_of
            and coalesce(d.stopped_on, $as_of) >= $as_of and r.source = 'dubu'
    """
