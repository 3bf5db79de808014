from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="År", needs=("befolkning_befolkning",))
def population_of_a_year_missing() -> str:
    """Befolkningstal mangler for et år i brug.

    Der er underretninger i {year}, men ingen børn pr. 1. januar {year} i befolkningsfilen. Underretninger pr. 1.000 børn kan ikke regnes for året. Tag året med i udtrækket.
    """
    return """
        with counted as (select source, max(delivery) as delivery, file from population_rows group by source, file),
        used as (select distinct cast(extract(year from received_on) as bigint) as year from notification_rows where received_on <= delivery),
        known as (select distinct year from population_rows),
        span as (select min(year) as first_year from known)
        select counted.source as source, counted.delivery as delivery, counted.file as file, cast(null as bigint) as row, used.year as year
        from used
        cross join counted
        cross join span
        left join known on known.year = used.year
        where known.year is null and used.year >= span.first_year
    """
