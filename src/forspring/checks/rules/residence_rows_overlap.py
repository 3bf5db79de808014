from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Fra", needs=("cpr_cpr",))
def residence_rows_overlap() -> str:
    """Personen har to bopæle på samme tid.

    Personen har allerede en række i civilregistret, da denne begynder {from_on}. Afslut den forrige række dagen før.
    """
    return """
        with told as (
            select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.from_on as from_on,
                max(coalesce(r.last_day, date '9999-12-31')) over (
                    partition by links.person order by r.from_on, r.record rows between unbounded preceding and 1 preceding
                ) as running_until
            from residence_rows as r
            join links on links.mention = r.mention
        )
        select source, delivery, file, row, from_on from told where running_until >= from_on
    """
