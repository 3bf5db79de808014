from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Børnesamtale", needs=("dubu_undersoegelser",))
def assessment_without_child_talk() -> str:
    """Afsluttet børnefaglig undersøgelse uden børnesamtale.

    Undersøgelsen blev afsluttet {ended_on}, og der står ingen børnesamtale før den dag. Skriv samtalens dato i DUBU, hvis den er holdt.
    """
    return """
        select source, delivery, file, row, last_day as ended_on
        from assessment_rows
        where type = 'Børnefaglig undersøgelse' and last_day is not null and coalesce(child_talk_on > last_day, true)
    """
