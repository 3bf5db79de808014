"""The SELECT that makes rows.parquet of a file's texts: typed, judged, and without who they are about."""

from __future__ import annotations

from dataclasses import dataclass

from forspring.model.tables import ROWS
from forspring.sources import columns, twins
from forspring.sources.declaration import Field, File, Kind, Make
from forspring.sources.quoting import literal
from forspring.sources.reading import Reading
from forspring.sources.spelling import normal_sql
from forspring.sources.twins import DUPLICATE, SAME_KEY

_TABLES = {table.name: table for table in ROWS}
_CLOSED = ("afsluttet", "lukket", "ophoert")
_WHO = """w.mention, coalesce(w.names, false) as names, coalesce(w.is_open, false) as is_anonymous, coalesce(w.is_unborn, false) as is_unborn,
    w.case_number is not null as has_case, w.number is not null as has_number"""
_NOBODY = (
    "cast(null as bigint) as mention, false as names, false as is_anonymous, false as is_unborn, false as has_case, false as has_number"
)
STANDS = f"(fate is null or fate not in ('{DUPLICATE}', '{SAME_KEY}'))"


@dataclass(frozen=True)
class Kin:
    """How a row leads to its mention (none when the file names nobody), and whether some rows repeat others or differ in who alone."""

    joined: str | None
    any_twins: bool
    any_alike: bool


def select(reading: Reading, troubled: frozenset[str], kin: Kin) -> str:
    """One row per record, in their order. Binds `$secret`."""
    file, present = reading.file, reading.present
    typed = [
        columns.column(file, field, is_troubled=field.name in troubled) if field.name in present else columns.absent(field)
        for field in file.fields
        if not field.identifies
    ]
    joins = [column.join for column in typed if column.join] + ([kin.joined] if kin.joined else [])
    joins.extend(["left join twins as tw on tw.row = t.row"] if kin.any_twins else [])
    joins.extend(["left join occurrences as oc on oc.row = t.row"] if kin.any_alike else [])
    parts = [
        "t.row",
        _WHO if kin.joined else _NOBODY,
        "tw.fate as twin" if kin.any_twins else "cast(null as varchar) as twin",
        *(f"{column.value} as {column.name}" for column in typed),
        *(f"{column.problem} as p_{column.name}" for column in typed if column.problem),
        *(f"v_{field.name}.day as {field.local_day}" for field in reading.of(Kind.MOMENT)),
        *(f"{_who_problem(field)} as p_{field.name}" for field in reading.fields if field.identifies and field.name in troubled),
        ("coalesce(oc.occurrence, 1)" if kin.any_alike else "cast(1 as bigint)") + " as occurrence",
        f"{_row_key(reading)} as row_key",
        ("t.address is not null" if "address" in present else "cast(null as boolean)") + " as has_address",
    ]
    return f"""
        with typed as (select {", ".join(parts)} from text_rows as t {" ".join(joins)}),
        judged as (select *, {_fate(file, kin.joined is not None)} as fate from typed)
        select {", ".join(_kept(file, present, troubled))} from judged order by row
    """


def _who_problem(field: Field) -> str:
    """What is wrong with who a row is about; open counselling, the unborn and the protected may lack what others should have."""
    missing = columns.missing_code(field)
    if field.kind is Kind.CIVIL_NUMBER:
        excused = "w.is_open or w.is_unborn" if field.name == "number" else "false"
        return (
            f"case when w.{field.name}_problem in ('wrong_number', 'birth_date_only') then w.{field.name}_problem "
            f"when coalesce(w.{field.name}_kind, 'none') = 'none' and not coalesce({excused}, false) then {missing} end"
        )
    excused = "w.is_open or w.is_unborn" if field.name == "name" else "w.is_open or w.is_protected"
    return f"case when t.{field.name} is null and not coalesce({excused}, false) then {missing} end"


def _row_key(reading: Reading) -> str:
    """A keyed hash of the whole key, where who the row is about is part of it."""
    file = reading.file
    telling = [field.name for field in reading.fields if field.name in file.key and field.identifies]
    by_case = twins.who_in_key(file, reading.present)
    if not reading.names_someone or not (telling or by_case):
        return "cast(null as varchar)"
    identity = "w.digits, w.birth_on, w.name, w.address, w.mother, w.father, w.case_number" if telling else "w.digits, w.birth_on, w.name"
    others = [f"t.{name}" for name in file.key if name not in telling and name in reading.present]
    hashed = f"md5(concat_ws(chr(31), $secret, {', '.join([*others, identity])}))"
    return hashed if telling else f"case when t.case_number is null then {hashed} end"


def _fate(file: File, has_who: bool) -> str:
    """Why a row does not load: it repeats another, lacks what it cannot mean anything without, or names nobody."""
    lacking = ["not has_number" if field.name == "number" else f"{field.name} is null" for field in file.fields if field.required]
    accepted = [_accepts(make) for make in file.makes]
    if all(accepted):
        lacking.append(f"not ({' or '.join(f'coalesce({test}, false)' for test in accepted)})")
    parts = ["when twin is not null then twin"]
    if lacking:
        parts.append(f"when {' or '.join(lacking)} then 'missing_field'")
    if has_who and file.about == "child" and file.nobody == "aside":
        parts.append("when not names and not is_anonymous and not has_case then 'names_nobody'")
    return f"case {' '.join(parts)} end"


def _accepts(make: Make) -> str:
    tests = [f"{name} is not null" for name in make.needs]
    tests.extend(f"{name} in ({', '.join(literal(value) for value in values)})" for name, values in make.only.items())
    return " and ".join(tests)


def kept(file: File) -> tuple[str, ...]:
    """The columns that canonical rows, keys or scopes are made of; a text that nobody reads is never written."""
    wanted = {*file.key, file.unit, file.starts, "case_number"}
    for make in file.makes:
        wanted |= {*_TABLES[make.table].names, *make.columns.values(), *make.only, *make.needs, *make.once_per, *make.key}
    return tuple(field.name for field in file.fields if not field.identifies and field.name in wanted)


def _kept(file: File, present: frozenset[str], troubled: frozenset[str]) -> list[str]:
    moments = [field.local_day for field in file.of(Kind.MOMENT) if field.name in present]
    return [
        "row", "mention", "fate", "occurrence", "row_key", "names", "is_anonymous", "is_unborn",
        "(names or is_anonymous) as leads", "(not names and not is_anonymous and has_case) as only_case", "has_address",
        f"{_known_until(file)} as known_until", *kept(file), *moments, *(f"p_{field.name}" for field in file.fields if field.name in troubled),
    ]  # fmt: skip


def _known_until(file: File) -> str:
    """For a closed row without an end that can be read: the newest day known for it."""
    newest = [field.name for field in file.of(Kind.DATE) if field.name not in (file.ends, "next_on")]
    if not file.status or not file.ends or not newest:
        return "cast(null as date)"
    closed = " or ".join(f"starts_with({normal_sql(file.status)}, '{word}')" for word in _CLOSED)
    return f"case when {file.ends} is null and ({closed}) then greatest({', '.join(newest)}) end"
