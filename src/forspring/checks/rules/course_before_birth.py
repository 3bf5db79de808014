from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import DAY


@rule(MEND, field=DAY)
def course_before_birth() -> str:
    """Forløbet begynder, før barnet er født.

    Forløbet begyndte {started_on}, men barnet er først født senere. Ret startdatoen eller civilnummeret i kildesystemet.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.started_on as started_on
        from course_rows as r
        join links on links.mention = r.mention
        join people on people.person = links.person
        where r.started_on < people.birth_on
    """
