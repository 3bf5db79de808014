from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Udfald", needs=("dubu_underretninger",))
def notification_without_outcome() -> str:
    """Underretning uden udfald efter en måned.

    Underretningen fra {received_on} har intet udfald. Skriv i DUBU, hvad den førte til.
    """
    return """
        select source, delivery, file, row, received_on
        from notification_rows
        where outcome is null and received_on < cast(delivery - interval '1' month as date)
    """
