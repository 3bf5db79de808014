from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Udfald", needs=("dubu_underretninger", "dubu_sager"))
def notification_in_missing_case() -> str:
    """Udfaldet er en eksisterende sag, men barnet havde ingen.

    Udfaldet siger, at barnet har en sag, men ingen sag var åben {received_on}. Ret udfaldet, eller knyt underretningen til sagen i DUBU.
    """
    return """
        with told as (
            select n.record as record, n.source as source, n.delivery as delivery, n.file as file, n.row as row,
                n.received_on as received_on, links.person as person
            from notification_rows as n
            join links on links.mention = n.mention
            where n.outcome = 'Eksisterende sag' and not coalesce(n.is_unborn, false)
        ),
        covered as (
            select distinct told.record as record
            from told
            join cases on cases.person = told.person
            where cases.opened_on <= told.received_on
                and coalesce(cases.last_day, cases.known_until, told.received_on) >= told.received_on
        )
        select told.source as source, told.delivery as delivery, told.file as file, told.row as row, told.received_on as received_on
        from told
        left join covered on covered.record = told.record
        where covered.record is null
    """
