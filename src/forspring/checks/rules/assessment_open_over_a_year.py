from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Slutdato", needs=("dubu_undersoegelser",))
def assessment_open_over_a_year() -> str:
    """Undersøgelse, der har været åben i over et år.

    Undersøgelsen begyndte {started_on} og er stadig åben. Skriv slutdatoen i DUBU, hvis den er afsluttet.
    """
    return """
        select source, delivery, file, row, started_on
        from assessment_rows
        where last_day is null and known_until is null and started_on < cast(delivery - interval '12' month as date)
    """
