from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Måned", needs=("oekonomi_forbrug",))
def posting_in_the_future() -> str:
    """Forbrug i en måned, der ikke er begyndt.

    Posteringen står i måned {month} i {year}, som ligger efter udtrækket. Ret måneden i økonomisystemet.
    """
    return """
        select source, delivery, file, row, month, year
        from posting_rows
        where year * 12 + month > extract(year from delivery) * 12 + extract(month from delivery)
    """
