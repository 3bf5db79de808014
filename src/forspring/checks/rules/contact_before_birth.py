from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Dato", needs=("novax_kontakter",))
def contact_before_birth() -> str:
    """Sundhedsplejens kontakt ligger, før barnet er født.

    Kontakten er fra {held_on}, men barnet er først født senere. Ret datoen eller civilnummeret i Novax.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.held_on as held_on
        from contact_rows as r
        join links on links.mention = r.mention
        join people on people.person = links.person
        where r.held_on < people.birth_on
    """
