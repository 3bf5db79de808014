from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Foreløbig vurdering", needs=("dubu_undersoegelser",))
def assessment_date_before_start() -> str:
    """Foreløbig vurdering eller børnesamtale ligger før undersøgelsen.

    Undersøgelsen begyndte {started_on}, men den foreløbige vurdering eller børnesamtalen er fra {earlier_on}. Ret den forkerte dato i DUBU.
    """
    return """
        select source, delivery, file, row, started_on,
            case when preliminary_on < coalesce(aware_on, started_on) then preliminary_on else child_talk_on end as earlier_on
        from assessment_rows
        where least(coalesce(preliminary_on, started_on), coalesce(child_talk_on, started_on)) < coalesce(aware_on, started_on)
            and started_on >= coalesce(aware_on, started_on)
    """
