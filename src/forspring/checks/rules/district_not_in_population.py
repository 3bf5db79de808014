from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Distrikt", needs=("befolkning_befolkning", "cpr_cpr"))
def district_not_in_population() -> str:
    """Distriktet findes ikke i befolkningsfilen.

    Distriktet i denne og {others} andre rækker findes ikke i befolkningsfilen. Brug de samme navne på distrikter i begge udtræk.
    """
    return """
        with lived as (
            select source, delivery, file, district, min(row) as first_row, count(*) - 1 as others
            from residence_rows where district is not null group by source, delivery, file, district
        ),
        known as (select distinct lower(trim(district)) as district from population_rows)
        select lived.source as source, lived.delivery as delivery, lived.file as file, lived.first_row as row, lived.others as others
        from lived
        left join known on known.district = lower(trim(lived.district))
        where known.district is null
    """
