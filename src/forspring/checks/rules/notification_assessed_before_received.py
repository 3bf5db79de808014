from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Vurderet", needs=("dubu_underretninger",))
def notification_assessed_before_received() -> str:
    """Underretningen er vurderet, før den er modtaget.

    Underretningen er modtaget {received_on}, men vurderingen ligger før. Ret det forkerte tidspunkt i DUBU.
    """
    return """
        select source, delivery, file, row, received_on from notification_rows where assessed_at < received_at
    """
