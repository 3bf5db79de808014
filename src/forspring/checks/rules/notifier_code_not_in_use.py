from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Underretter", needs=("dubu_underretninger",))
def notifier_code_not_in_use() -> str:
    """Underretterens kode var ikke i brug den dag.

    Underretningen er modtaget {received_on}, men koden {notifier} blev kun brugt til og med 2023 (kode 7) eller fra 2024 (kode 12 og 13). Ret underretteren i DUBU.
    """
    return """
        select source, delivery, file, row, received_on, notifier
        from notification_rows
        where notifier = '7' and received_on >= date '2024-01-01'
            or notifier in ('12', '13') and received_on < date '2024-01-01'
    """
