"""The facts that a run counted, kept beside its figures for those who follow a figure down to its rows.

One Parquet file a table, ordered so that what is told of one person lies together. They hold keys and never identity; the
files of the identity store that a mention stands in are named beside them, so that a later delivery changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _
from forspring.model import traces
from forspring.pipeline.history import History
from forspring.pipeline.review import RESULTS
from forspring.sources import snapshot
from forspring.warehouse import DuckWarehouse, Warehouse

FOLDER, ABOUT = "facts", "about.json"
#: What the indicators' SELECTs read, and the columns that put what belongs together in one place.
TABLES = {
    "traces": "person, day, record",
    "involved": "person, unit, worker, last_day",
    "courses": "person, course",
    "course_parts": "course, record",
    "records": "person, record",
    "cases": "person, record",
    "notifications": "person, notification",
    "notification_causes": "notification, cause",
    "assessments": "person, assessment",
    "follow_ups": "person, follow_up",
    "sessions": "person, session",
    "deadlines": "person, rule, thing",
    "people": "person",
    "kinship": "person, from_on, last_day, mother, father, address",
    "residences": "person, from_on, last_day, district",
    "links": "person, mention",
    "workers": "worker, from_on, last_day",
    "calendar": "day",
}


@dataclass(frozen=True)
class File:
    """A delivered file whose rows are described in a file of the identity store."""

    key: str
    source: str
    name: str
    delivery: date


@dataclass(frozen=True)
class Facts:
    """The facts of one run: an engine that sees them, the day they were known, and the identity files of the mentions."""

    engine: Warehouse
    as_of: date
    files: Sequence[File]


def write(engine: Warehouse, history: History, as_of: date, folder: Path) -> None:
    """Keep the facts that the engine holds."""
    folder.mkdir()
    for step in traces.STEPS:
        engine.create(step.name, step.select)
    for name, order in TABLES.items():
        engine.write_parquet(f"select * from {name} order by {order}", folder / f"{name}.parquet")
    files = [
        [version.read.key, version.source, version.read.file, version.day.isoformat()]
        for version in snapshot.versions_on(history.reads, as_of)
    ]
    (folder / ABOUT).write_text(json.dumps({"as_of": as_of.isoformat(), "files": files}, indent=1), encoding="utf-8")


def opened(data: Path, run: str) -> Facts:
    """The facts of a run in an engine of their own, which the caller closes; a run that is not kept is told in a sentence."""
    folder = data / RESULTS / run / FOLDER
    if not folder.is_dir():
        raise WrongUseError(_("Rækkerne bag tallene er ikke gemt mere. Kør igen, og offentliggør kørslen; så er de der."))
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    engine = DuckWarehouse()
    for name in TABLES:
        engine.read_parquet(name, (folder / f"{name}.parquet",))
    return Facts(
        engine,
        date.fromisoformat(about["as_of"]),
        [File(key, source, name, date.fromisoformat(day)) for key, source, name, day in about["files"]],
    )
