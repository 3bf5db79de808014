from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Sagsbehandler", needs=("dubu_sager",))
def open_case_without_worker() -> str:
    """Åben sag uden rådgiver.

    Sagen fra {opened_on} er åben, men ingen står som sagsbehandler. Skriv rådgiveren på sagen i DUBU.
    """
    return """
        select source, delivery, file, row, opened_on
        from case_rows
        where caseworker is null and last_day is null and known_until is null
    """
