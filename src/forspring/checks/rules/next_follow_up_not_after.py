from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Næste opfølgning", needs=("dubu_opfoelgninger",))
def next_follow_up_not_after() -> str:
    """Næste opfølgning ligger ikke efter denne.

    Opfølgningen er holdt {held_on}, men den næste er sat til {next_on}. Ret den forkerte dato i DUBU.
    """
    return """
        select source, delivery, file, row, held_on, next_on from follow_up_rows where next_on <= held_on
    """
