"""The findings and accounts of all deliveries up to the day, as two tables."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from forspring.model.tables import ACCOUNTS, FINDINGS, Table, Type
from forspring.sources import findings
from forspring.sources.declaration import Source
from forspring.sources.deliveries import Noticed
from forspring.sources.findings import PROTECTED, SET_ASIDE, TEMPLATES
from forspring.sources.holding import Judged, Version
from forspring.sources.quoting import literal
from forspring.warehouse import Warehouse

_ARROW = {Type.TEXT: pa.string(), Type.DATE: pa.date32(), Type.WHOLE: pa.int64()}


def fill(
    engine: Warehouse, versions: Sequence[Version], judged: Sequence[Judged], declared: Sequence[Source], noticed: Sequence[Noticed]
) -> None:
    """Make the tables `findings` and `accounts`: of every file of every delivery, sent again or not."""
    titles = {source.name: source.title for source in declared}
    lost = {version.number: _lost(engine, version) for version in versions if version.has_rows and version.read.account["only_case"]}
    engine.load("accounts", _table(ACCOUNTS, [_account(version, lost.get(version.number, 0)) for version in versions]))
    engine.load("told", _table(FINDINGS, _told(judged, titles) + [_of(one, titles) for one in noticed]))
    new = [version for version in versions if version.read.delivered.repeats is None]
    every = " union all ".join(_every(version, titles) for version in new)
    everything = (
        every
        or "select 0 as number, '' as code, '' as severity, '' as source, date '2000-01-01' as delivery, '' as file, 0 as row, '' as field, '' as message, '' as subject where false"
    )
    gone = [_nobody(version, titles) for version in new if lost.get(version.number)]
    engine.create(
        "findings",
        f"""
        with every as ({everything}),
        checked as (
            select *, row_number() over (partition by subject order by number, row, field) as place from every where code = 'number_check'
        ),
        found as (
            select code, severity, source, delivery, file, row, field, message from every
            where code not in ('{PROTECTED}', 'number_check')
                and (code <> 'blank_field' or subject is null or subject not in (select subject from every where code = '{PROTECTED}'))
            union all select code, severity, source, delivery, file, row, field, message from checked where place = 1
            {"".join(f" union all {select}" for select in gone)}
            union all select * from told
        )
        select {", ".join(f"cast({column.name} as {column.type}) as {column.name}" for column in FINDINGS.columns)}
        from found order by delivery nulls first, source, file, row nulls first, field, code, message
        """,
    )
    engine.drop("told")


def _lost(engine: Warehouse, version: Version) -> int:
    return int(engine.rows(f"select count(*) from {version.rows} as r where r.fate is null and {version.lost}")[0][0])


def _account(version: Version, lost: int) -> tuple[object, ...]:
    account = version.read.account
    aside = account["aside"] + lost
    return version.source, version.day, version.read.file, account["read"], account["duplicates"], account["read"] - aside, aside


def _where(version: Version, titles: dict[str, str]) -> str:
    return f"{titles.get(version.source, version.source)}, {version.read.delivered.name}"


def _origin(version: Version) -> str:
    return f"{literal(version.source)} as source, date '{version.day}' as delivery, {literal(version.read.file)} as file"


def _every(version: Version, titles: dict[str, str]) -> str:
    """The findings of one version, with where they were found in front of the sentence."""
    where = literal(_where(version, titles))
    return (
        f"select {version.number} as number, code, severity, {_origin(version)}, row, field, "
        f"{where} || coalesce(', række ' || cast(row as varchar), '') || ': ' || message as message, subject from {version.found}"
    )


def _nobody(version: Version, titles: dict[str, str]) -> str:
    """The rows that name nobody but a case which leads to nobody."""
    field = version.read.declaration.column("case_number")
    header, standard = (field.header, field.standard) if field else ("", "")
    told = findings.sentence("names_nobody", source=titles.get(version.source, version.source), field=header)
    where = literal(_where(version, titles))
    return (
        f"select 'names_nobody' as code, '{SET_ASIDE}' as severity, {_origin(version)}, r.row, {literal(standard)} as field, "
        f"{where} || ', række ' || cast(r.row as varchar) || ': ' || {literal(told)} as message from {version.rows} as r where r.fate is null and {version.lost}"
    )


def _told(judged: Sequence[Judged], titles: dict[str, str]) -> list[tuple[object, ...]]:
    """The findings about deliveries that are held, and about codes whose share jumps."""
    told: list[tuple[object, ...]] = []
    for one in judged:
        notes = [(version, "delivery_held", "", why) for version, why in one.held]
        notes.extend((version, "profile_jump", name, jump) for version, name, jump in one.jumps)
        for version, code, name, shown in notes:
            sentence = findings.sentence(code, source=titles.get(version.source, version.source), field=name, shown=shown)
            told.append(
                (
                    code,
                    TEMPLATES[code].severity,
                    version.source,
                    version.day,
                    version.read.file,
                    None,
                    name,
                    f"{_where(version, titles)}: {sentence}",
                )
            )
    return told


def _of(one: Noticed, titles: dict[str, str]) -> tuple[object, ...]:
    where = titles.get(one.source, one.source)
    message = f"{where}: {one.message}" if where else one.message
    return one.code, TEMPLATES[one.code].severity, one.source, one.delivered_on, one.file, None, "", message


def _table(table: Table, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    columns = {column.name: pa.array([row[place] for row in rows], _ARROW[column.type]) for place, column in enumerate(table.columns)}
    return pa.table(columns)
