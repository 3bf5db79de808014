from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Startdato", needs=("dubu_ydelser",))
def child_in_two_placements() -> str:
    """Barnet er anbragt to steder på samme tid.

    Barnet er allerede anbragt et andet sted, da denne anbringelse begynder {started_on}. Skriv den forrige anbringelses slutdato i DUBU.
    """
    return """
        with placed as (
            select source, delivery, file, row, started_on,
                max(coalesce(ended_on, date '9999-12-31')) over (
                    partition by person order by started_on, record rows between unbounded preceding and 1 preceding
                ) as placed_until
            from checked_courses where is_placement and person is not null
        )
        select source, delivery, file, row, started_on from placed where placed_until > started_on
    """
