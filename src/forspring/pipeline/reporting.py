"""The report a leader can take to a meeting, the record of the run, and what the command prints of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from forspring import checks, linkage, sources
from forspring.indicators.catalogue import catalogue
from forspring.kernel.texts import _
from forspring.pipeline import writing
from forspring.pipeline.history import History
from forspring.pipeline.known import Known
from forspring.pipeline.order import Order, code_digest
from forspring.report import html, ten, workbook
from forspring.report.compose import compose
from forspring.report.content import Explained, Run
from forspring.report.figures import Figures
from forspring.warehouse import Warehouse

#: What the newest delivery of each source is told of.
OF_THE_NEWEST = """
    select told.*
    from {table} as told
    inner join (select source, max(delivery) as delivery from accounts group by source) as newest
        on newest.source = told.source and newest.delivery = told.delivery
    order by told.source, told.delivery, told.file
"""

#: The newest delivery of each file: what its rows became.
NEWEST_ACCOUNTS = """
    select a.file, count(*) as deliveries, max(n.read) as read, max(n.duplicates) as duplicates, max(n.loaded) as loaded, max(n.set_aside) as set_aside
    from accounts as a
    inner join (select file, max(delivery) as delivery from accounts group by file) as newest on newest.file = a.file
    inner join accounts as n on n.file = newest.file and n.delivery = newest.delivery
    group by a.file
    order by a.file
"""

#: What there is to do about the newest delivery of each source, the gravest first.
NEWEST_FINDINGS = """
    select f.source, f.severity, f.code, count(*) as number
    from findings as f
    inner join (select source, max(delivery) as delivery from accounts group by source) as newest
        on newest.source = f.source and newest.delivery = f.delivery
    where f.severity <> 'note'
    group by f.source, f.severity, f.code
    order by f.source, f.severity desc, number desc, f.code
"""

#: What each unit was last called.
UNITS = """
    select unit, coalesce(name, unit) as name
    from (select unit, name, row_number() over (partition by unit order by from_on desc nulls last, name, record) as place from unit_rows) as told
    where place = 1 and unit is not null
    order by unit
"""


@dataclass(frozen=True)
class Made:
    """What a run's result is called, and the files it was made from."""

    name: str
    deliveries: list[list[str]]


def definitions() -> tuple[Explained, ...]:
    """Every indicator as the public reads it."""
    return tuple(Explained(one.id, _(one.title), _(one.definition), one.reference, one.unit, one.better) for one in catalogue().values())


def write(engine: Warehouse, known: Known, published: pa.Table, history: History, order: Order, made: Made, folder: Path) -> None:
    """Write the page, the workbook, the record and the summary of a run."""
    run = Run(
        order.municipality or _("Kommunen"),
        order.as_of,
        history.sources(order.as_of),
        code_digest(),
        code_digest(),
        known.settings.threshold,
    )
    explained = definitions()
    report = compose(
        published,
        explained,
        engine.arrow(OF_THE_NEWEST.format(table="accounts")),
        engine.arrow(OF_THE_NEWEST.format(table="findings")),
        run,
        titles=titles(),
        not_evaluated=known.not_evaluated,
    )
    (folder / "report.html").write_text(html.render(report), encoding="utf-8")
    (folder / "report.xlsx").write_bytes(workbook.render(report))
    writing.record(_record(known, order, made, run.deliveries), folder / "record.json")
    summary = {
        **rows_found(engine),
        "ten": [list(row) for row in ten.rows(Figures(published, order.as_of), {one.id: one for one in explained})],
    }
    writing.record(summary, folder / "summary.json")


def titles() -> dict[str, str]:
    """What each code of a finding is called."""
    rules = {rule.code: rule.title for rule in checks.catalogue()}
    return {code: _(title) for code, title in {**sources.TITLES, **linkage.TITLES, **rules}.items()}


def rows_found(engine: Warehouse) -> dict[str, Any]:
    """What became of the newest delivery's rows, and what there is to mend."""
    called = titles()
    return {
        "accounts": [list(row) for row in engine.rows(NEWEST_ACCOUNTS)],
        "findings": [[source, severity, called.get(code, code), number] for source, severity, code, number in engine.rows(NEWEST_FINDINGS)],
    }


def _record(known: Known, order: Order, made: Made, newest: Sequence[tuple[str, date]]) -> dict[str, Any]:
    """What the figures were made from and with; the same run gives the same record."""
    return {
        "run": made.name,
        "as_of": order.as_of.isoformat(),
        "organisation": order.organisation,
        "engine": order.engine,
        "code": code_digest(),
        "threshold": known.settings.threshold,
        "deliveries": made.deliveries,
        "checks_not_evaluated": {code: list(files) for code, files in sorted(known.not_evaluated.items())},
        "doubtful_links": known.doubtful.num_rows,
        "municipality": order.municipality,
        "units": dict(known.engine.rows(UNITS)),
        "newest": [[source, day.isoformat()] for source, day in newest],
    }
