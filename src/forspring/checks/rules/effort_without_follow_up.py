from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Startdato", needs=("dubu_ydelser", "dubu_opfoelgninger"))
def effort_without_follow_up() -> str:
    """Indsats uden den første opfølgning, der skulle være holdt.

    Den første opfølgning på indsatsen fra {started_on} skulle være holdt senest {due_on}, og der står ingen. Hold den, eller skriv den i DUBU.
    """
    return """
        select told.source as source, told.delivery as delivery, told.file as file, told.row as row, told.started_on as started_on, d.due_on as due_on
        from deadlines as d
        join checked_courses as told on told.course = d.thing
        where d.rule = 'first_follow_up' and d.met_on is null and d.due_on < $as_of
            and coalesce(d.stopped_on, $as_of) >= $as_of and told.source = 'dubu'
    """
