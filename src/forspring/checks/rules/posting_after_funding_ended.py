from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Udløber", needs=("oekonomi_budget", "oekonomi_forbrug"))
def posting_after_funding_ended() -> str:
    """Forbrug efter, at bevillingen er udløbet.

    Bevillingen udløb {expired_on}, men der er bogført på kontoen i {months} måneder efter. Ompostér, eller forlæng bevillingen i økonomisystemet.
    """
    return """
        with ended as (
            select source, delivery, file, account, min(row) as first_row, max(expires_on) as expired_on
            from budget_rows group by source, delivery, file, account having count(*) = count(expires_on)
        )
        select ended.source as source, ended.delivery as delivery, ended.file as file, ended.first_row as row,
            ended.expired_on as expired_on, count(distinct p.year * 12 + p.month) as months
        from ended
        join posting_rows as p on p.account = ended.account
        where p.year * 12 + p.month > extract(year from ended.expired_on) * 12 + extract(month from ended.expired_on)
        group by ended.source, ended.delivery, ended.file, ended.first_row, ended.expired_on
    """
