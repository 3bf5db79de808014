from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import ADDRESS


@rule(MEND, field=ADDRESS, needs=("cpr_cpr",))
def protected_address_in_export() -> str:
    """Beskyttet adresse står i udtrækket.

    Personen har adressebeskyttelse, men adressen står i udtrækket. Tag adressen ud af udtrækket, og undersøg, hvem der har fået den.
    """
    return """
        with protected as (
            select distinct links.person as person
            from residence_rows as r
            join links on links.mention = r.mention
            where r.is_protected and r.from_on <= $as_of and coalesce(r.last_day, $as_of) >= $as_of
        ),
        shown as (
            select source, delivery, file, row, mention from case_rows where has_address
            union all
            select source, delivery, file, row, mention from course_rows where has_address
            union all
            select source, delivery, file, row, mention from contact_rows where has_address
            union all
            select source, delivery, file, row, mention from residence_rows where has_address and is_protected
        )
        select shown.source as source, shown.delivery as delivery, shown.file as file, shown.row as row
        from shown
        join links on links.mention = shown.mention
        join protected on protected.person = links.person
    """
