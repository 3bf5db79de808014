"""The rows behind a figure, and behind one cell of it: what the frame counts, one by one.

Columns: thing (what is counted), person, is_part (of a share; else null), on_day (the day that decides the child's age and
district; null where none is asked for) and member (the members of the breakdown with commas between). One row per row
counted in the period, once for each member that it stands under; parameters `$as_of` and `$period`.
"""

from __future__ import annotations

from forspring.indicators.childhood import is_child
from forspring.indicators.definition import Indicator, Kind, Reading, When
from forspring.indicators.dimensions import SYSTEMS, UNKNOWN, Dimension
from forspring.indicators.placing import PLACES, child_joins, columns, period_of, reference_day

#: What is counted that stands in no row about a child, or that no one child may be read out of.
APART = frozenset({"workers", "money", "findings"})
_SUMMED = frozenset({Kind.RATE, Kind.AMOUNT, Kind.NOT_EVALUATED})
_OF_CHILDREN = frozenset({Kind.CHILDREN, Kind.COMBINED, Kind.FAMILIES})
_SYSTEMS = ("dubu", "esdh", "novax")


def behind(indicator: Indicator, dimension: str = "") -> str | None:
    """The SELECT of the rows behind the cells of a breakdown, or behind the whole; none where no child's rows stand behind."""
    if indicator.counted in APART:
        return None
    selects = [_select(one.thing or indicator.thing, one, _breakdown(one, dimension)) for one in _readings(indicator, dimension)]
    return " union all ".join(f"select * from ({select}) as reading_{number}" for number, select in enumerate(selects)) or None


def _readings(indicator: Indicator, dimension: str) -> list[Reading]:
    """The readings that tell of the breakdown; their periods, or their members, tell them apart."""
    if not dimension and indicator.rows:
        return indicator.rows
    fitting = (one for one in indicator.readings if not _is_summed(one))
    return [one for one in fitting if (dimension in _names(one) if dimension else one.total)]


def _is_summed(reading: Reading) -> bool:
    """Whether the SELECT gives sums, so that what was counted stands in none of its rows."""
    is_counted_before = reading.kind is Kind.COUNT and reading.when is When.GIVEN and "person" not in reading.select
    return reading.kind in _SUMMED or is_counted_before


def _names(reading: Reading) -> list[str]:
    return [",".join(part.name for part in by) for by in reading.by]


def _breakdown(reading: Reading, dimension: str) -> tuple[Dimension, ...]:
    return reading.by[_names(reading).index(dimension)] if dimension else ()


def _select(thing: str, reading: Reading, by: tuple[Dimension, ...]) -> str:
    counts_children = reading.kind in _OF_CHILDREN
    day = reference_day(reading.when) if counts_children or reading.when is not When.GIVEN or _of_child(by) else "cast(null as date)"
    own = "".join(
        f", coalesce(cast({_own(each, reading)} as varchar), '{UNKNOWN}') as {each.column}" for each in by if not each.is_of_child
    )
    part = "r.part" if reading.kind is Kind.SHARE else "cast(null as boolean)"
    first = "min(r.on_day) over (partition by r.person)" if counts_children else "r.on_day"
    told = ", ".join(column.split(" as ")[0] for column in columns((by,), "r.on_day")) if by else "''"
    member = f"concat_ws(',', {told})" if by else "''"
    evaluated = " and r.part is not null" if reading.kind is Kind.SHARE else ""
    allowed = f"inner join children as c on r.person = c.person where {is_child('r.first_on')}" if counts_children else ""
    columns_of_row = "".join(f", r.{each.column}" for each in by if not each.is_of_child)
    return f"""with counted as ({reading.select}),
    placed as (
        select cast(r.{thing} as varchar) as thing, cast(r.person as varchar) as person, {part} as is_part, {day} as on_day{own}
        from counted as r {PLACES[reading.when]} where {period_of(reading.when)} = $period{evaluated}
    ),
    dated as (select r.*, {first} as first_on from placed as r),
    seen as (select r.thing, r.person, r.is_part, r.first_on as on_day{columns_of_row} from dated as r {allowed})
    select distinct r.thing, r.person, r.is_part, r.on_day, {member} as member
    from seen as r {child_joins((by,), "r.on_day") if by else ""}"""


def _of_child(by: tuple[Dimension, ...]) -> bool:
    return any(each.is_of_child for each in by)


def _own(dimension: Dimension, reading: Reading) -> str:
    """The member of a row; of systems, all that the child has rows in."""
    if dimension is SYSTEMS and reading.kind is Kind.COMBINED:
        flags = ", ".join(
            f"case when bool_or(r.{dimension.column} = '{one}') over (partition by r.person) then '{one}' end" for one in _SYSTEMS
        )
        return f"concat_ws('+', {flags})"
    return f"r.{dimension.column}"
