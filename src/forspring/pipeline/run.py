"""The order of the steps: deliveries in, one trustworthy overview out.

A run has a key made of everything that can change its result. A result that stands under its key is used again;
else it is made in a draft folder and moved to its place whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from forspring import linkage
from forspring.kernel.progress import Told
from forspring.kernel.texts import _
from forspring.pipeline import counting, decisions, facts, publications, reporting, writing
from forspring.pipeline.decisions import Decision
from forspring.pipeline.history import History, found, opened
from forspring.pipeline.known import know
from forspring.pipeline.order import Order, key
from forspring.pipeline.publications import FIGURES
from forspring.pipeline.reporting import Made
from forspring.pipeline.review import DOUBTFUL, LATEST, RECORD, RESULTS
from forspring.pipeline.storage import only_one, point, sweep, whole_folder
from forspring.warehouse import DuckWarehouse

KEPT_RESULTS = 12
WRITTEN = ("figures.csv", "rows.csv", "findings.csv", "report.html", "report.xlsx", RECORD)
INTERNAL = ("figures-internal.csv", "persons.csv")
PUBLISHED = (FIGURES, *WRITTEN)

#: The person behind each row of the newest accepted delivery of each file.
PERSONS = "select r.source, r.file, r.row, l.person from row_links as r inner join links as l on l.mention = r.mention"


@dataclass(frozen=True)
class Result:
    """A finished run: where its files lie, and whether they were there already."""

    place: Path
    is_reused: bool

    def files(self, *, internal: bool) -> dict[str, Path]:
        """The result files by name; those that conceal nothing only when asked for."""
        return {name: self.place / name for name in (*WRITTEN, *(INTERNAL if internal else ()))}


def run(order: Order, told: Told) -> Result:
    """Carry the deliveries through, or find that it has been done."""
    with only_one(order.data):
        delivery = found(order)
        decided = decisions.read(order.data)
        name = key(order, delivery.identity, decisions.digest(decided), publications.digest(order.data))
        place = order.data / RESULTS / name
        is_reused = place.exists()
        if not is_reused:
            linkage.prepare()
            history = opened(order, delivery, told)
            with whole_folder(place) as draft:
                _carry_through(order, history, decided, Made(name, delivery.identity), draft, told)
            sweep(order.data / RESULTS, keep=KEPT_RESULTS)
        point(order.data / LATEST, name)
        return Result(place, is_reused)


def _carry_through(order: Order, history: History, decided: Sequence[Decision], made: Made, draft: Path, told: Told) -> None:
    engine = DuckWarehouse(scratch=draft / "scratch")
    try:
        known = know(engine, history, decided, order.as_of, order.organisation, order.sources, told)
        figures = counting.count(engine, order.as_of, known.settings, told)
        told.stage(_("Skjuler små tal"), 1)
        published = counting.conceal(figures, publications.earlier(order.data), known.settings)
        told.step()
        told.stage(_("Skriver overblikket"), 1)
        _write(engine, figures, published, draft)
        pq.write_table(known.doubtful, draft / DOUBTFUL)
        facts.write(engine, history, order.as_of, draft / facts.FOLDER)
        reporting.write(engine, known, published, history, order, made, draft)
        told.step()
    finally:
        engine.close()


def _write(engine: DuckWarehouse, figures: pa.Table, published: pa.Table, draft: Path) -> None:
    engine.load("figures", published)
    engine.load("internal_figures", figures)
    engine.create("persons", PERSONS)
    writing.figures(engine, "figures", draft / "figures.csv")
    writing.figures(engine, "internal_figures", draft / "figures-internal.csv")
    writing.lists(engine, draft)
    pq.write_table(engine.arrow("select * from figures order by indicator, period, dimension, member, measure"), draft / FIGURES)
