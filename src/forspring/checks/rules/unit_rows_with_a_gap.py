from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Fra", needs=("organisation_enheder",))
def unit_rows_with_a_gap() -> str:
    """Enheden mangler nogle dage mellem to rækker.

    Enheden {unit} står ikke i organisationen fra dagen efter {ended_on} og indtil {from_on}. Ret datoerne, hvis enheden fandtes imens.
    """
    return """
        with told as (
            select source, delivery, file, row, unit, from_on,
                max(coalesce(last_day, date '9999-12-31')) over (
                    partition by lower(trim(unit)) order by from_on, record rows between unbounded preceding and 1 preceding
                ) as ended_on
            from unit_rows
        )
        select source, delivery, file, row, unit, from_on, ended_on from told where date_diff('day', ended_on, from_on) > 1
    """
