from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Vurderet", needs=("dubu_underretninger",))
def notification_not_assessed() -> str:
    """Underretning uden vurdering efter 24 timer.

    Underretningen fra {received_on} har ingen vurdering, selv om de 24 timer er gået. Vurdér den, eller skriv tidspunktet i DUBU.
    """
    return """
        select source, delivery, file, row, received_on
        from notification_rows
        where assessed_at is null and received_on < cast(delivery - interval '1' day as date)
    """
