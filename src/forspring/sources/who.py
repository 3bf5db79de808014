"""Who the rows of a file are about: identity is split off here, and a row keeps only a mention's number.

Rows that say the same about who they concern share a mention, numbered by the first of them; in the civil
register each row has its own. A row without a number, a case and a given name
gets a mention of its own: two unnamed twins are two.
"""

from __future__ import annotations

import pyarrow as pa

from forspring.identity import MENTIONS
from forspring.sources import distinct
from forspring.sources.declaration import File, Kind
from forspring.sources.quoting import literal
from forspring.sources.reading import Reading
from forspring.sources.spelling import normal_sql
from forspring.sources.values import civil_numbers
from forspring.warehouse import Warehouse

_REGISTER = ("from_on", "last_day", "district", "is_protected", "status")
_UNNAMED = "'', 'ukendt', 'ukendtnavn', 'anonym', 'nn', 'ingen'"


def is_register(file: File) -> bool:
    """Whether the file is the civil register, whose rows are dated statements about a person."""
    return any(make.table == "residence_rows" for make in file.makes)


def said(file: File, present: frozenset[str], *, apart: bool) -> dict[str, str]:
    """What tells one mention of the file from another: a name and an expression over its text rows `t`.

    With `apart` rows without number and case, and perhaps without a given name, are told from each other.
    """
    fields = [field.name for field in file.fields if field.identifies]
    if file.names_case:
        fields.append("case_number")
    if is_register(file):
        fields.extend(_REGISTER)
    told = {name: f"t.{name}" for name in fields if name in present}
    if apart:
        told["apart"] = f"case when {_is_unnamed(told, 't.')} then t.row end"
    if "mother" in told and file.nobody == "loads" and file.starts in present and file.starts:
        told["received"] = f"case when t.mother is not null then t.{file.starts} end"
    for column in file.anonymous or ():
        told[f"open_{column}"] = f"case when {_blank(told.get('name'))} then t.{column} end" if column in present else "null"
    return told


def _is_unnamed(told: dict[str, str], prefix: str) -> str:
    if not {"name", "number"} <= set(told):
        return "false"
    case = f"{prefix}case_number" if "case_number" in told else None
    return f"{_may_lack_given_name(f'{prefix}name')} and {_blank(case)} and {_no_number(f'{prefix}number')}"


def _blank(expression: str | None) -> str:
    return f"{expression} is null" if expression else "true"


def _may_lack_given_name(name: str) -> str:
    """Whether the name may be a surname alone; two words may be a double one, which linkage knows from the family's names."""
    unnamed = "^(tvilling|trilling|pige|dreng|nyfødt|baby|barn)([^a-zæøå]|$)"
    return f"({name} is null or not regexp_matches({name}, '\\S\\s+\\S+\\s+\\S') or regexp_matches(lower({name}), '{unnamed}'))"


def _no_number(number: str) -> str:
    """Whether the text cannot be a whole civil number; a bare birth date, with or without 0000 or xxxx, is none."""
    digits = f"regexp_replace({number}, '[^0-9]', '', 'g')"
    return f"({number} is null or not regexp_matches({digits}, '^[0-9]{{9,10}}$') or regexp_matches({digits}, '0000$'))"


def gather(reading: Reading) -> str:
    """Make the table `who`, one row per mention, and give the join that leads the text rows `t` to it as `w`.

    Columns beside MENTIONS: names (it tells who somebody is), is_open (open counselling by its type), a kind and
    a problem per civil number, and the texts that lead rows to it (said_…).
    """
    engine, file = reading.engine, reading.file
    numbers = reading.of(Kind.CIVIL_NUMBER)
    if numbers:
        engine.create("civil", civil_numbers.select(distinct.texts_of(numbers)), {"year": reading.year})
    told = said(file, reading.present, apart=False)
    if is_register(file):
        each = f"(select {_as_said(told)}, t.row as first_row from text_rows as t)"
        engine.create("who", _cleaned(file, told, [field.name for field in numbers], each, "s.first_row"))
        return "left join who as w on w.first_row = t.row"
    _say(engine, told)
    if engine.rows(f"select count(*) from said as s where {_is_unnamed(told, 's.said_')}")[0][0]:
        told = said(file, reading.present, apart=True)
        _say(engine, told)
    engine.create("who", _cleaned(file, told, [field.name for field in numbers], "said", "s.*"))
    return "left join who as w on " + " and ".join(f"w.said_{name} is not distinct from {expression}" for name, expression in told.items())


def _say(engine: Warehouse, told: dict[str, str]) -> None:
    engine.create("said", f"select {_as_said(told)}, min(t.row) as first_row from text_rows as t group by all")


def _as_said(told: dict[str, str]) -> str:
    return ", ".join(f"{expression} as said_{name}" for name, expression in told.items())


def _cleaned(file: File, told: dict[str, str], numbers: list[str], of: str, kept: str) -> str:
    joins = " ".join(f"left join civil as c_{name} on c_{name}.text = s.said_{name}" for name in numbers)
    problems = ", ".join(f"c_{name}.problem as {name}_problem, coalesce(c_{name}.kind, 'none') as {name}_kind" for name in numbers)
    opened = [
        f"coalesce((select any_value(c.code) from codes as c where c.field = '{column}' and c.text = s.said_open_{column}) "
        f"in ({', '.join(literal(value) for value in values)}), false)"
        for column, values in (file.anonymous or {}).items()
        if f"open_{column}" in told
    ]
    return f"""
        with cleaned as (select {", ".join(f"{expression} as {name}" for name, expression in _columns(file, told, numbers).items())},
            {" or ".join(opened) or "false"} as said_open, {problems + "," if problems else ""} {kept}
            from {of} as s {joins} {_register_joins(file, told)}),
        named as (select *, number is not null or name is not null or is_unborn as names from cleaned),
        opened as (select *, said_open and not names as is_open from named)
        select *, first_row as mention, is_open as anonymous
        from opened
        where names or is_open or coalesce(digits, address, mother, father, case_number) is not null or birth_on is not null
    """


def _columns(file: File, told: dict[str, str], numbers: list[str]) -> dict[str, str]:
    """The expressions of MENTIONS, over `s` and the civil numbers joined to it."""

    def text(name: str) -> str:
        return f"s.said_{name}" if name in told else "cast(null as varchar)"

    number = "number" in numbers
    mother = "c_mother.number" if "mother" in numbers else "cast(null as varchar)"
    unborn = f"(coalesce(c_number.kind, 'none') = 'none' and {mother} is not null)" if number and "received" in told else "false"
    register = is_register(file)
    return {
        "digits": "c_number.digits" if number else "cast(null as varchar)",
        "number": "c_number.number" if number else "cast(null as varchar)",
        "number_kind": "coalesce(c_number.kind, 'none')" if number else "'none'",
        "birth_on": "c_number.birth_on" if number else "cast(null as date)",
        "name": f"case when length(s.said_name) > 12 or {normal_sql('s.said_name')} not in ({_UNNAMED}) then s.said_name end"
        if "name" in told
        else text("name"),
        "address": text("address"),
        "postcode": text("postcode"),
        "mother": mother,
        "father": "c_father.number" if "father" in numbers else "cast(null as varchar)",
        "case_number": text("case_number"),
        "is_case": "true" if file.is_case else "false",
        "is_unborn": unborn,
        "previous": "c_previous.number" if "previous" in numbers else "cast(null as varchar)",
        "from_on": _day("from_on", told)
        if register
        else f"case when {unborn} then d_received.day end"
        if "received" in told
        else "cast(null as date)",
        "last_day": _day("last_day", told) if register else "cast(null as date)",
        "district": text("district") if register else "cast(null as varchar)",
        "is_protected": "p.truth" if register and "is_protected" in told else "cast(null as boolean)",
        "status": text("status") if register else "cast(null as varchar)",
        "road_code": text("road_code"),
        "house_number": text("house_number"),
        "role": f"'{'worker' if file.about == 'worker' else 'child'}'",
    }


def _day(name: str, told: dict[str, str]) -> str:
    return f"d_{name}.day" if name in told else "cast(null as date)"


def _register_joins(file: File, told: dict[str, str]) -> str:
    days = ["received"] if "received" in told else []
    if is_register(file):
        days.extend(name for name in ("from_on", "last_day") if name in told)
    joins = [f"left join days as d_{name} on d_{name}.text = s.said_{name}" for name in days]
    if is_register(file) and "is_protected" in told:
        joins.append("left join truths as p on p.text = s.said_is_protected")
    return " ".join(joins)


def mentions(engine: Warehouse) -> pa.Table:
    """The mentions as the identity store keeps them; an anonymous one keeps nothing but its case."""
    kept = {"address": "case when not is_open then address end", "postcode": "case when not is_open then postcode end"}
    columns = ", ".join(f"{kept[name]} as {name}" if name in kept else name for name in MENTIONS.names)
    return engine.arrow(f"select {columns} from who order by mention").cast(MENTIONS)
