from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Underretnings-id", needs=("dubu_underretninger",))
def notification_entered_twice() -> str:
    """Samme underretning ser ud til at være registreret to gange.

    Barnet har en anden underretning fra samme underretter på samme tidspunkt, {received_on}. Slet den ene i DUBU, hvis det er den samme.
    """
    return """
        with told as (
            select n.source as source, n.delivery as delivery, n.file as file, n.row as row, n.received_on as received_on,
                row_number() over (partition by links.person, n.received_at, n.notifier order by n.row, n.record) as place
            from notification_rows as n
            join links on links.mention = n.mention
        )
        select source, delivery, file, row, received_on from told where place > 1
    """
