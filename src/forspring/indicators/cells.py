"""All breakdowns in one pass: grouping sets, and the name and member of the cell that each set makes."""

from __future__ import annotations

from collections.abc import Iterable

from forspring.indicators.dimensions import Breakdown

LONG = "indicator, period, dimension, member, measure, value, part, whole, status, n"


def sets(by: Iterable[Breakdown], total: bool, *keys: str) -> str:
    """The GROUP BY of a total and every breakdown, each within the keys."""
    groups = [(*keys, *(dimension.column for dimension in each)) for each in (*(((),) if total else ()), *by)]
    return "group by grouping sets (" + ", ".join(f"({', '.join(group)})" for group in groups) + ")"


def names(by: tuple[Breakdown, ...]) -> str:
    """The SQL of the columns `dimension` and `member` of a grouped row; both empty for the total."""
    pairs_first = sorted(by, key=len, reverse=True)
    dimension = _case(pairs_first, lambda each: "'" + ",".join(part.name for part in each) + "'")
    member = _case(pairs_first, lambda each: " || ',' || ".join(part.column for part in each))
    return f"{dimension} as dimension, {member} as member"


def _case(by: Iterable[Breakdown], then: object) -> str:
    assert callable(then)
    whens = " ".join(f"when {' and '.join(f'grouping({part.column}) = 0' for part in each)} then {then(each)}" for each in by)
    return f"case {whens} else '' end" if whens else "''"


def long(indicator: str, cells: str, measures: tuple[str, ...], *, share: str | None = None) -> str:
    """The SELECT of the figures from a table of cells with one column per measure.

    `share` names the measure that has `part` and `whole` beside it. A measure that is empty is one that
    was not reached; a period cut by the as-of day is partial.
    """
    values = " ".join(f"when '{measure}' then cast(c.{measure} as double)" for measure in measures)
    wanted = ", ".join(f"('{measure}')" for measure in measures)
    value = f"case m.measure {values} end"
    part, whole = (
        f"case when m.measure = '{share}' then cast(c.{side} as bigint) end" if share else "cast(null as bigint)"
        for side in ("part", "whole")
    )
    return f"""
    select
        '{indicator}' as indicator, c.period, c.dimension, c.member, m.measure, {value} as value, {part} as part, {whole} as whole,
        case when {value} is null then 'not_reached' when p.is_partial then 'partial' else 'ok' end as status,
        cast(c.rests_on as bigint) as n
    from {cells} as c
    cross join (values {wanted}) as m (measure)
    inner join periods as p on c.period = p.period"""
