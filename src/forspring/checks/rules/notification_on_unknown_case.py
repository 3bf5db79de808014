from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Sagsnummer", needs=("dubu_underretninger", "dubu_sager"))
def notification_on_unknown_case() -> str:
    """Underretning på en sag, der ikke findes.

    Underretningen fra {received_on} har et sagsnummer, der ikke står i sagsfilen. Ret sagsnummeret i DUBU.
    """
    return """
        select n.source as source, n.delivery as delivery, n.file as file, n.row as row, n.received_on as received_on
        from notification_rows as n
        left join (select distinct case_number from case_rows) as c on c.case_number = n.case_number
        where n.case_number is not null and c.case_number is null
    """
