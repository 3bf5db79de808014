"""How each declared column becomes a typed one: the expression of its value and of what is wrong with it.

The expressions stand over the text rows `t`, the mentions `w` and, per column, the small table of its distinct
texts (`v_<name>`). A problem is a code, the sign 31, and the text as far as it is harmless to show.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    """A typed column: its expression, that of its problem, and the join that both need."""

    name: str
    value: str
    problem: str
    join: str = ""


def table_of(field: Field) -> str | None:
    """The small table in which the column's distinct texts are read."""
    return _TABLES.get(field.kind)


def absent(field: Field) -> Column:
    """A column that the file does not have; what that means is told once for the file."""
    return Column(field.name, f"cast(null as {_TYPES.get(field.kind, 'varchar')})", "null")


def column(file: File, field: Field) -> Column:
    """The typed column of a field that the file has."""
    said, table = f"t.{field.name}", table_of(field)
    v = f"v_{field.name}"
    join = ""
    if table:
        own = f" and {v}.field = '{field.name}'" if field.kind is Kind.CODE else ""
        join = f"left join {table} as {v} on {v}.text = {said}{own}"
    problem = f"{_problem(field, v)}" if table else "null"
    if field.kind is Kind.PARAGRAPH:
        problem = f"{v}.problem"
    blank = "'missing_field'" if field.required else "null" if field.blank else "'blank_field'"
    shown = _shown(field, said, v)
    return Column(
        field.name,
        _value(file, field, said, v),
        f"case when {said} is null or trim({said}) = '' then {blank} when {problem} is not null then {problem} || {SIGN} || coalesce({shown}, '') end",
        join,
    )


def _value(file: File, field: Field, said: str, v: str) -> str:
    match field.kind:
        case Kind.DATE:
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
            return f"coalesce({v}.code, nullif(trim({said}), ''))" if field.keeps_unknown or field.values is None else f"{v}.code"
        case Kind.PARAGRAPH:
            start = f"v_{file.starts}.day" if file.starts else "null"
            return f"coalesce({v}.law, case when {start} < date '2024-01-01' then 'SEL' when {start} is not null then 'BL' end) || '-' || {v}.numbers"
    text = f"nullif(trim({said}), '')"
    return FUNCTIONS[field.through].format(text) if field.through else text


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


def _shown(field: Field, said: str, v: str) -> str:
    """The text where it is harmless: like a date, a number or a paragraph, and no nine digits; a code where none of its words is in a name."""
    few = f"length(regexp_replace({said}, '[^0-9]', '', 'g')) < 9"
    if field.kind is Kind.CODE:
        return f"{v}.shown"
    if field.kind is Kind.PARAGRAPH:
        return f"case when {few} and {said} like '%§%' and length({said}) <= 50 then trim({said}) end"
    return f"case when regexp_matches(trim({said}), '{_DATE_LIKE}') or ({few} and regexp_matches(trim({said}), '{_NUMBER_LIKE}')) then trim({said}) end"
