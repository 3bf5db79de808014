from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Overordnet", needs=("organisation_enheder",))
def parent_unit_unknown() -> str:
    """Den overordnede enhed findes ikke.

    Enheden {unit} ligger under {parent}, som ikke findes i organisationens enheder. Ret den overordnede enhed.
    """
    return """
        with known as (select lower(trim(unit)) as unit from unit_rows union select lower(trim(name)) as unit from unit_rows)
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.unit as unit, r.parent as parent
        from unit_rows as r
        left join known on known.unit = lower(trim(r.parent))
        where r.parent is not null and known.unit is null
    """
