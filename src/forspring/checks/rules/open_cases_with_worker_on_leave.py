from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Sagsbehandler", needs=("dubu_sager", "organisation_medarbejdere"))
def open_cases_with_worker_on_leave() -> str:
    """Åbne sager hos en rådgiver på orlov.

    Rådgiveren {worker} har 0 timer om ugen og står på {cases} åbne sager. Giv sagerne en anden rådgiver i DUBU, mens orloven varer.
    """
    return """
        with absent as (
            select lower(trim(worker)) as worker, max(weekly_hours) as hours
            from worker_rows
            where from_on <= $as_of and coalesce(last_day, $as_of) >= $as_of
            group by lower(trim(worker))
        )
        select r.source as source, r.delivery as delivery, r.file as file, min(r.row) as row, upper(absent.worker) as worker, count(*) as cases
        from case_rows as r
        join absent on absent.worker = lower(trim(r.caseworker))
        where absent.hours = 0 and r.last_day is null and r.known_until is null
        group by r.source, r.delivery, r.file, absent.worker
    """
