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
            select kinship.mother as person from kinship where kinship.mother is not null
            union
            select kinship.father as person from kinship where kinship.father is not null
        )
        select told.source as source, told.delivery as delivery, told.file as file, told.row as row
        from ({TOLD}) as told
        join links on links.mention = told.mention
        join parents on parents.person = links.person
        join people on people.person = links.person
        where told.day >= cast(people.birth_on + interval '18' year as date)
    """
