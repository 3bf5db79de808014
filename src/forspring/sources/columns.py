"""How each declared column becomes a typed one: the expression of its value and of what is wrong with it.

The expressions stand over the text rows `t`, the mentions `w` and, per column, the small table of its distinct
texts (`v_<name>`). A problem is a code, the sign 31, and the text as far as it is harmless to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from forspring.law.lists import paragraphs
from forspring.sources.declaration import Field, File, Kind
from forspring.sources.functions import FUNCTIONS

SIGN = "chr(31)"
_DATE_LIKE = r"^(\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2})([ T]\d{1,2}[:.]\d{2}([:.]\d{2})?)?$"
_NUMBER_LIKE = r"^[-0-9 .,:/()+]{1,20}$"
_TABLES = {
    Kind.DATE: "days",
    Kind.MOMENT: "days",
    Kind.NUMBER: "amounts",
    Kind.WHOLE: "amounts",
    Kind.MONEY: "amounts",
    Kind.TRUTH: "truths",
    Kind.CODE: "codes",
    Kind.PARAGRAPH: "paragraphs",
}
_FEW_DIGITS = "length(regexp_replace(v.text, '[^0-9]', '', 'g')) < 9"
_LIKE_A_VALUE = f"case when regexp_matches(v.text, '{_DATE_LIKE}') or ({_FEW_DIGITS} and regexp_matches(v.text, '{_NUMBER_LIKE}')) then replace(v.text, ' 00:00:00', '') end"
_SHOWN = {
    "days": _LIKE_A_VALUE,
    "amounts": _LIKE_A_VALUE,
    "truths": _LIKE_A_VALUE,
    "paragraphs": f"case when {_FEW_DIGITS} and v.text like '%§%' and length(v.text) <= 50 then v.text end",
    "codes": "case when v.is_harmless then v.text end",
}
"""A text is shown when it is like a date, a number or a paragraph without nine digits; a code when none of its words is in a name."""
_TYPES = {
    Kind.DATE: "date",
    Kind.MOMENT: "timestamp",
    Kind.NUMBER: "double",
    Kind.WHOLE: "bigint",
    Kind.MONEY: "bigint",
    Kind.TRUTH: "boolean",
}


@dataclass(frozen=True)
class Column:
    """A typed column: its expression, the join it needs, and the expression of its problem (none when it cannot have one)."""

    name: str
    value: str
    join: str = ""
    problem: str | None = None


def table_of(field: Field) -> str | None:
    """The small table in which the column's distinct texts are read."""
    return _TABLES.get(field.kind)


def absent(field: Field) -> Column:
    """A column that the file does not have; what that means is told once for the file."""
    return Column(field.name, f"cast(null as {_TYPES.get(field.kind, 'varchar')})")


def column(file: File, field: Field, *, is_troubled: bool) -> Column:
    """The typed column of a field that the file has; `is_troubled` when a text of it is missing or has a problem."""
    said, table, v = f"t.{field.name}", table_of(field), f"v_{field.name}"
    missing = missing_code(field)
    if table is None:
        problem = f"case when {said} is null then {missing} end" if is_troubled else None
        return Column(field.name, _value(file, field, said, v), "", problem)
    own = f" and {v}.field = '{field.name}'" if field.kind is Kind.CODE else ""
    join = f"left join {table} as {v} on {v}.text = {said}{own}"
    value, wrong, early = _value(file, field, said, v), _problem(field, v), _early(file, field)
    if early:
        value = f"case when not coalesce({early}, false) then {value} end"
        wrong = f"coalesce({wrong}, case when {early} then 'end_before_start' end)"
    told = f"case when {said} is null then {missing} when {wrong} is not null then {wrong} || {SIGN} || coalesce({v}.shown, '') end"
    return Column(field.name, value, join, told if is_troubled else None)


def _early(file: File, field: Field) -> str | None:
    """Whether the field lies before the one it may not lie before; a moment without a clock is compared by its day."""
    start = file.start_of(field)
    if start is None:
        return None
    v, s = f"v_{field.name}", f"v_{start.name}"
    by_clock = f" or ({v}.day = {s}.day and {v}.has_clock and {v}.at < {s}.at)" if field.kind is start.kind is Kind.MOMENT else ""
    return f"({v}.day < {s}.day{by_clock})"


def missing_code(field: Field) -> str:
    """The code of a missing text, as SQL: a row cannot do without it, it should be there, or it may be blank."""
    return "'missing_field'" if field.required else "null" if field.blank else "'blank_field'"


def with_shown(kind_table: str, select: str) -> str:
    """The SELECT of a small table, with `shown`, the text where it is harmless."""
    return f"select v.*, {_SHOWN[kind_table]} as shown from ({select}) as v"


def _value(file: File, field: Field, said: str, v: str) -> str:
    match field.kind:
        case Kind.DATE:
            if field.name == file.ends and file.end_is == "first_day_without":
                return f"greatest(cast({v}.day - interval '1' day as date), v_{file.starts}.day)"
            return f"{v}.day"
        case Kind.MOMENT:
            return f"{v}.at"
        case Kind.NUMBER | Kind.WHOLE | Kind.MONEY:
            column = f"{v}.{ {Kind.NUMBER: 'value', Kind.WHOLE: 'whole', Kind.MONEY: 'ore'}[field.kind] }"
            inside = _inside(field, v)
            return f"case when {inside} then {column} end" if inside else column
        case Kind.TRUTH:
            return f"{v}.truth"
        case Kind.CODE:
            return f"coalesce({v}.code, {said})" if field.keeps_unknown or field.values is None else f"{v}.code"
        case Kind.PARAGRAPH:
            start = f"v_{file.starts}.day" if file.starts else "null"
            return f"coalesce({v}.law, case when {start} < date '{_barnets_lov()}' then 'SEL' when {start} is not null then 'BL' end) || '-' || {v}.numbers"
    return FUNCTIONS[field.through].format(said) if field.through else said


def _inside(field: Field, v: str) -> str:
    limits = [(field.lowest, ">="), (field.highest, "<=")]
    return " and ".join(f"{v}.value {sign} {limit}" for limit, sign in limits if limit is not None)


def _problem(field: Field, v: str) -> str:
    if field.kind is Kind.MOMENT:
        return f"coalesce({v}.problem, {v}.hour_problem)"
    if field.kind not in (Kind.NUMBER, Kind.WHOLE, Kind.MONEY):
        return f"{v}.problem"
    wrong = []
    if field.kind is Kind.WHOLE:
        wrong.append(f"when {v}.value is not null and {v}.whole is null then 'unreadable_number'")
    if inside := _inside(field, v):
        wrong.append(f"when not ({inside}) then 'out_of_range'")
    return f"coalesce({v}.problem, case {' '.join(wrong)} end)" if wrong else f"{v}.problem"


@cache
def _barnets_lov() -> date:
    """The first day of Barnets lov, from which a paragraph without a law's name is read as its."""
    return min(paragraph.valid_from for paragraph in paragraphs() if paragraph.law == "BL" and paragraph.valid_from)
