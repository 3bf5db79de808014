from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Lukket", needs=("dubu_sager",))
def open_case_without_events() -> str:
    """Åben sag, hvor intet er sket i to år.

    Sagen er åben, men det seneste, der står om barnet, er fra {latest_on}. Luk sagen i DUBU, hvis den er slut.
    """
    return """
        with latest as (
            select person, max(case when last_day is null and known_until is null and kind <> 'case' then date '9999-12-31'
                else greatest(day, coalesce(last_day, known_until, day)) end) as latest_on
            from records group by person
        )
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, latest.latest_on as latest_on
        from case_rows as r
        join links on links.mention = r.mention
        join latest on latest.person = links.person
        where r.last_day is null and r.known_until is null and latest.latest_on < cast(r.delivery - interval '24' month as date)
    """
