from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import CIVIL_NUMBER
from forspring.checks.told import TOLD


@rule(MEND, field=CIVIL_NUMBER)
def parent_as_child() -> str:
    """Rækken er om en forælder.

    Civilnummeret tilhører en voksen, der i andre rækker er mor eller far til et barn. Skriv barnets civilnummer i kildesystemet.
    """
    return f"""
        with parents as (
            select links.mention as mention, cast(people.birth_on + interval '18' year as date) as grown_on
            from people
            join links on links.person = people.person
            join (
                select mother as person from kinship where mother is not null
                union
                select father as person from kinship where father is not null
            ) as named on named.person = people.person
            where people.birth_on <= cast($as_of - interval '18' year as date)
        )
        select told.source as source, told.delivery as delivery, told.file as file, told.row as row
        from ({TOLD}) as told
        join parents on parents.mention = told.mention
        where told.day >= parents.grown_on
    """
