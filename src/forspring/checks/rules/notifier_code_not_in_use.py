from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Underretter", needs=("dubu_underretninger",))
def notifier_code_not_in_use() -> str:
    """Underretterens kode var ikke i brug den dag.

    Underretningen er modtaget {received_on}, men koden {notifier} blev kun brugt til og med 2023 (kode 7) eller fra 2024 (kode 12 og 13). Ret underretteren i DUBU.
    """
    return """
        select r.source, r.delivery, r.file, r.row, r.received_on, r.notifier
        from notification_rows as r
        join notifiers as n on n.notifier = r.notifier
        where r.received_on < n.valid_from or r.received_on > n.last_day
    """
