from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Kvittering sendt", needs=("dubu_underretninger",))
def receipt_before_notification() -> str:
    """Kvitteringen er sendt, før underretningen er modtaget.

    Underretningen er modtaget {received_on}, men kvitteringen er sendt {receipt_on}. Ret den forkerte dato i DUBU.
    """
    return """
        select source, delivery, file, row, received_on, receipt_on from notification_rows where receipt_on < received_on
    """
