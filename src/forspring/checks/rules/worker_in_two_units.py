from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Fra", needs=("organisation_medarbejdere",))
def worker_in_two_units() -> str:
    """Medarbejderen er i to enheder på samme tid.

    Medarbejderen {worker} står allerede i organisationen, da denne række begynder {from_on}. Afslut den forrige række dagen før, så enheden er entydig.
    """
    return """
        with told as (
            select source, delivery, file, row, worker, from_on,
                max(coalesce(last_day, date '9999-12-31')) over (
                    partition by lower(trim(worker)) order by from_on, record rows between unbounded preceding and 1 preceding
                ) as running_until
            from worker_rows
        )
        select source, delivery, file, row, worker, from_on from told where running_until >= from_on
    """
