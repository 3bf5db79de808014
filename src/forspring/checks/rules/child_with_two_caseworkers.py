from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Sagsbehandler", needs=("dubu_sager",))
def child_with_two_caseworkers() -> str:
    """Barn med åbne sager hos to rådgivere.

    Barnet har {cases} åbne sager hos {workers} rådgivere. Saml sagerne hos én rådgiver, eller luk den, der er slut, i DUBU.
    """
    return """
        with opened as (
            select r.source as source, r.delivery as delivery, r.file as file, r.row as row, links.person as person,
                lower(trim(r.caseworker)) as worker
            from case_rows as r
            join links on links.mention = r.mention
            where r.last_day is null and r.known_until is null and r.caseworker is not null
        ),
        shared as (
            select person, count(*) as cases, count(distinct worker) as workers
            from opened group by person having count(distinct worker) > 1
        )
        select opened.source as source, opened.delivery as delivery, opened.file as file, opened.row as row,
            shared.cases as cases, shared.workers as workers
        from opened
        join shared on shared.person = opened.person
    """
