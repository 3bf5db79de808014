from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Antal", needs=("befolkning_befolkning",))
def population_counted_twice() -> str:
    """Samme gruppe står to gange i befolkningsfilen.

    Børn på {age} år i {year} står mere end én gang for samme distrikt og køn. Lad kun ét antal stå i udtrækket.
    """
    return """
        with told as (
            select source, delivery, file, row, age, year,
                row_number() over (partition by year, district, age, sex order by row, record) as place
            from population_rows
        )
        select source, delivery, file, row, age, year from told where place > 1
    """
