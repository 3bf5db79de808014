from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Antal", needs=("befolkning_befolkning",))
def population_negative() -> str:
    """Befolkningstallet er negativt.

    Antallet af børn på {age} år i {year} er mindre end nul. Ret antallet i udtrækket.
    """
    return """
        select source, delivery, file, row, age, year from population_rows where count < 0
    """
