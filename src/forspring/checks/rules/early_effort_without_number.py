from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Foranstaltningsparagraf", needs=("dubu_ydelser",))
def early_effort_without_number() -> str:
    """Tidlig indsats uden nummer i paragraffen.

    {provision_label} siger ikke, hvilken af de fire tidlige indsatser der er givet. Skriv nummeret (nr. 1-4) i paragraffen i DUBU.
    """
    return """
        select source, delivery, file, row, provision as provision_label
        from course_rows
        where provision in ('SEL-11-3', 'BL-30', 'BL-30-1')
    """
