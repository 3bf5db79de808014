from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Foranstaltningsparagraf", needs=("dubu_ydelser",))
def provision_before_its_first_day() -> str:
    """Paragraffen gjaldt endnu ikke, da ydelsen begyndte.

    Ydelsen begyndte {started_on}, men {provision_label} gælder først fra {valid_on}. Ret paragraffen eller startdatoen i DUBU.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row,
            r.started_on as started_on, r.provision as provision_label, p.valid_from as valid_on
        from course_rows as r
        join provisions as p on p.provision = r.provision
        where r.started_on < p.valid_from
    """
