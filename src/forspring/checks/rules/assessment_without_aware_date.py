from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Opmærksom dato", needs=("dubu_undersoegelser",))
def assessment_without_aware_date() -> str:
    """Børnefaglig undersøgelse uden opmærksom dato.

    Undersøgelsen fra {started_on} mangler den dag, kommunen blev opmærksom. Uden den kan fristen på fire måneder ikke regnes fra den rigtige dag. Skriv datoen i DUBU.
    """
    return """
        select source, delivery, file, row, started_on
        from assessment_rows
        where aware_on is null and type = 'Børnefaglig undersøgelse'
    """
