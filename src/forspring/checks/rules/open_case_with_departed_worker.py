from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Sagsbehandler", needs=("dubu_sager", "organisation_medarbejdere"))
def open_case_with_departed_worker() -> str:
    """Åben sag hos en rådgiver, der er fratrådt.

    Sagen er åben, men rådgiveren {worker} har ikke været ansat siden {left_on}. Giv sagen en ny rådgiver i DUBU.
    """
    return """
        with latest as (
            select lower(trim(worker)) as worker, max(coalesce(last_day, date '9999-12-31')) as left_on
            from worker_rows group by lower(trim(worker))
        )
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.caseworker as worker, latest.left_on as left_on
        from case_rows as r
        join latest on latest.worker = lower(trim(r.caseworker))
        where r.last_day is null and r.known_until is null and latest.left_on < r.delivery
    """
