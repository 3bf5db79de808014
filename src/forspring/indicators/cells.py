"""All breakdowns in one pass: grouping sets, and the name and member of the cell that each set makes.

Readings of one kind are read together: a row has the number of its `reading`, and a column for every dimension
of any of them, with `ABSENT` in those that are not its own. The table `wanted` says which cells are figures.
"""

from __future__ import annotations

from collections.abc import Iterable

from forspring.indicators.dimensions import Breakdown

ABSENT = "-"


def sets(by: Iterable[Breakdown], *keys: str) -> str:
    """The GROUP BY of the total and every breakdown, each within the reading and the keys."""
    groups = [("reading", *keys, *(dimension.column for dimension in each)) for each in ((), *by)]
    return "group by grouping sets (" + ", ".join(f"({', '.join(group)})" for group in groups) + ")"


def names(by: tuple[Breakdown, ...]) -> str:
    """The SQL of the columns `dimension` and `member` of a grouped row; both empty for the total.

    No row has an empty dimension, so the one that a set groups by is the one that is not empty.
    """
    pairs_first = sorted(by, key=len, reverse=True)
    whens = " ".join(
        f"when {' and '.join(f'{part.column} is not null' for part in each)} then '{','.join(part.name for part in each)}'"
        for each in pairs_first
    )
    members = ", ".join(" || ',' || ".join(part.column for part in each) for each in pairs_first)
    if not by:
        return "'' as dimension, '' as member"
    return f"case {whens} else '' end as dimension, coalesce({members}, '') as member"


def long(cells: str, measures: Iterable[str], *, share: str | None = None) -> str:
    """The SELECT of the figures from a table of cells with one column per measure.

    `share` names the measure that has `part` and `whole` beside it. A measure that is empty is one that
    was not reached; a period cut by the as-of day is partial.
    """
    values = " ".join(f"when '{measure}' then cast(c.{measure} as double)" for measure in measures)
    part, whole = (
        f"case when w.measure = '{share}' then cast(c.{side} as bigint) end" if share else "cast(null as bigint)"
        for side in ("part", "whole")
    )
    return f"""
    select
        f.indicator, f.period, f.dimension, f.member, f.measure, f.value, f.part, f.whole,
        case when f.value is null then 'not_reached' when p.is_partial then 'partial' else 'ok' end as status, f.n
    from (
        select
            w.indicator, c.period, c.dimension, c.member, w.measure, case w.measure {values} end as value,
            {part} as part, {whole} as whole, cast(c.rests_on as bigint) as n
        from {cells} as c
        inner join wanted as w on c.reading = w.reading and c.dimension = w.dimension
    ) as f
    inner join periods as p on f.period = p.period"""
