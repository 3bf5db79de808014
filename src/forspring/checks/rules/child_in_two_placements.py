from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Startdato", needs=("dubu_ydelser",))
def child_in_two_placements() -> str:
    """Barnet er anbragt to steder på samme tid.

    Barnet er allerede anbragt et andet sted, da denne anbringelse begynder {started_on}. Skriv den forrige anbringelses slutdato i DUBU.
    """
    return """
        with placed as (
            select course, started_on,
                max(coalesce(last_day, known_until, date '9999-12-31')) over (
                    partition by person order by started_on, course rows between unbounded preceding and 1 preceding
                ) as placed_until
            from courses where is_placement and person is not null and activity <> 'ukategoriseret'
        )
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, placed.started_on as started_on
        from placed
        join course_parts as p on p.course = placed.course
        join course_rows as r on r.record = p.record
        where placed.placed_until > placed.started_on
    """
