from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Fra", needs=("organisation_enheder",))
def unit_rows_overlap() -> str:
    """Enheden har to rækker på samme tid.

    Enheden {unit} står allerede i organisationen, da denne række begynder {from_on}. Afslut den forrige række dagen før.
    """
    return """
        with told as (
            select source, delivery, file, row, unit, from_on,
                max(coalesce(last_day, date '9999-12-31')) over (
                    partition by lower(trim(unit)) order by from_on, record rows between unbounded preceding and 1 preceding
                ) as running_until
            from unit_rows
        )
        select source, delivery, file, row, unit, from_on from told where running_until >= from_on
    """
