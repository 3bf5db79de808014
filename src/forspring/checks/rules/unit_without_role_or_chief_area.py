from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Rolle", needs=("organisation_enheder",))
def unit_without_role_or_chief_area() -> str:
    """Enheden mangler rolle eller chefområde.

    Enheden {unit} har ingen rolle eller intet chefområde fra {from_on}, så dens forløb bliver talt som ukendt. Skriv begge i organisationen.
    """
    return """
        select source, delivery, file, row, unit, from_on from unit_rows where role is null or chief_area is null
    """
