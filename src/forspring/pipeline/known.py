"""What is known on a day: rows of the newest deliveries, who they are about, and the facts made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from forspring import checks, linkage
from forspring.kernel.progress import Told
from forspring.kernel.texts import _
from forspring.law import deadlines, settings
from forspring.model import reference, steps
from forspring.model.tables import ROWS
from forspring.pipeline.decisions import Decision
from forspring.pipeline.history import History
from forspring.sources import snapshot
from forspring.warehouse import DuckWarehouse, Warehouse

SETTINGS = "settings"
ABOUT_PEOPLE = tuple(table.name for table in ROWS if "mention" in table.names)
CURRENT_MENTIONS = " union ".join(f"select mention from {name} where mention is not null" for name in ABOUT_PEOPLE)
ROWS_OF_MENTIONS = " union all ".join(
    f"select mention, source, delivery, file, row from {name} where mention in (select mention from told_mentions)" for name in ABOUT_PEOPLE
)


@dataclass(frozen=True)
class Known:
    """The engine with every table filled, and what stands outside it."""

    engine: Warehouse
    settings: settings.Settings
    doubtful: pa.Table
    not_evaluated: dict[str, tuple[str, ...]]


def know(
    engine: Warehouse, history: History, decided: Sequence[Decision], as_of: date, organisation: str, own: Path | None, told: Told
) -> Known:
    """Fill the engine with what the deliveries say on the day: rows, links, facts and findings."""
    folders = (own / SETTINGS,) if own and (own / SETTINGS).is_dir() else ()
    local = settings.read(*folders)
    told.stage(_("Samler, hvad der er kendt på dagen"), 1)
    state = snapshot.state(engine, history.reads, as_of, history.declared, confirmed(decided), history.noticed)
    told.step()
    told.stage(_("Kobler rækker til børn og familier"), 1)
    doubtful = _link(engine, history, decided, as_of)
    told.step()
    _load(engine, {**reference.tables(local, deadlines.rules(*folders)), "activity_mapping": snapshot.mappings(history.declared)})
    told.stage(_("Danner forløb"), len(steps.STEPS))
    for step in steps.STEPS:
        engine.create(step.name, step.select, {"as_of": as_of, "organisation": organisation})
        told.step()
    lacking = _check(engine, {version.read.file for version in state.versions}, as_of, told)
    return Known(engine, local, doubtful, lacking)


def confirmed(decided: Iterable[Decision]) -> set[tuple[str, str, str]]:
    """The held deliveries that a person has found to be right: source, date, file."""
    return {(one.about["source"], one.about["delivery"], one.about["file"]) for one in decided if one.kind == "confirm_delivery"}


def _load(engine: Warehouse, tables: dict[str, pa.Table]) -> None:
    for name, table in tables.items():
        engine.load(name, table)


def _link(engine: Warehouse, history: History, decided: Iterable[Decision], as_of: date) -> pa.Table:
    """Link in an engine of its own, so that identity never lies in the engine that figures are made in."""
    current = engine.arrow(CURRENT_MENTIONS)
    private = DuckWarehouse()
    try:
        linked = linkage.link(snapshot.mentions_of(history.reads, history.store, as_of, current), links_decided(decided), private)
    finally:
        private.close()
    _load(engine, {"links": linked.links, "people": linked.people, "kinship": linked.kinship, "residences": linked.residences})
    engine.load("linkage_findings", linked.findings)
    engine.create("told_mentions", "select distinct mention from linkage_findings")
    engine.create("rows_of_mentions", ROWS_OF_MENTIONS)
    engine.create(
        "findings",
        """
        select code, severity, source, delivery, file, row, field, message from findings
        union all
        select f.code, f.severity, r.source, r.delivery, r.file, r.row, f.field, f.message
        from linkage_findings as f inner join rows_of_mentions as r on r.mention = f.mention
        """,
    )
    return linked.doubtful


def links_decided(decided: Iterable[Decision]) -> tuple[linkage.Decision, ...]:
    """What people have decided about links, in linkage's own words."""
    return tuple(
        linkage.Decision(one.kind, one.about["one"], one.about["other"], one.reason, one.by, one.at.isoformat())
        for one in decided
        if one.kind in (linkage.JOIN, linkage.APART)
    )


def _check(engine: Warehouse, delivered: Collection[str], as_of: date, told: Told) -> dict[str, tuple[str, ...]]:
    plan = checks.plan(delivered)
    selects = list(checks.statements(plan.evaluated))
    told.stage(_("Kontrollerer rækkerne"), len(selects))
    for step in checks.STEPS:
        engine.create(step.name, step.select, {"as_of": as_of})
    for number, select in enumerate(selects):
        engine.create(f"check_{number}", select, {"as_of": as_of})
        told.step()
    found = " union all ".join(f"select * from check_{number}" for number in range(len(selects)))
    if found:
        engine.create("findings", f"select * from findings union all {found}")
    for name in (*(step.name for step in checks.STEPS), *(f"check_{number}" for number in range(len(selects)))):
        engine.drop(name)
    return dict(plan.not_evaluated)
