from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Foranstaltningsparagraf", needs=("dubu_ydelser",))
def provision_after_its_last_day() -> str:
    """Paragraffen var ophævet, da ydelsen begyndte.

    Ydelsen begyndte {started_on}, men {provision_label} gjaldt kun til og med {valid_on}. Er der truffet afgørelse efter den nye lov, skal paragraffen rettes i DUBU.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row,
            r.started_on as started_on, r.provision as provision_label, p.last_day as valid_on
        from course_rows as r
        join provisions as p on p.provision = r.provision
        where r.started_on > p.last_day
    """
