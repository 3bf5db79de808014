from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Dato", needs=("esdh_sager", "esdh_aktiviteter"))
def activity_before_case() -> str:
    """Aktiviteten ligger før sagen.

    Aktiviteten er fra {held_on}, men sagen begynder først {begun_on}. Ret den forkerte dato i ESDH.
    """
    return """
        select a.source as source, a.delivery as delivery, a.file as file, a.row as row, a.held_on as held_on,
            least(c.started_on, coalesce(c.requested_on, c.started_on)) as begun_on
        from activity_rows as a
        join course_rows as c on c.source = a.source and c.case_number = a.case_number
        where a.held_on < least(c.started_on, coalesce(c.requested_on, c.started_on))
    """
