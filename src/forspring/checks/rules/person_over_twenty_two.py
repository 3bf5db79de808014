from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import CIVIL_NUMBER
from forspring.checks.told import TOLD


@rule(MEND, field=CIVIL_NUMBER)
def person_over_twenty_two() -> str:
    """Rækken er om en person, der er fyldt 23 år.

    Den, rækken er om, var fyldt 23 år den {told_on} og tælles ikke som barn. Ret civilnummeret, eller afslut i kildesystemet.
    """
    return f"""
        with adults as (
            select links.mention as mention, cast(people.birth_on + interval '23' year as date) as grown_on
            from people
            join links on links.person = people.person
            where people.birth_on <= cast($as_of - interval '23' year as date)
        )
        select told.source as source, told.delivery as delivery, told.file as file, told.row as row, told.day as told_on
        from ({TOLD}) as told
        join adults on adults.mention = told.mention
        where told.day >= adults.grown_on
    """
