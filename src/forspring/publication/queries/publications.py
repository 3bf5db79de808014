"""Which publications there are, and the figures of one. A publication never changes, so what was read of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import pyarrow as pa

from forspring.publication.models import Figure, Publication, RowAccount
from forspring.report.figures import Figures

KEPT = 4
SAFE = 5
COLUMNS = {
    "indicator": pa.string(),
    "period": pa.string(),
    "dimension": pa.string(),
    "member": pa.string(),
    "measure": pa.string(),
    "value": pa.float64(),
    "part": pa.int64(),
    "whole": pa.int64(),
    "status": pa.string(),
}


def newest() -> Publication | None:
    """The publication that the overview shows."""
    return Publication.objects.first()


def before_jumps(publication: Publication) -> dict[str, Publication | None]:
    """For each source whose profile jumped, the newest earlier publication in which it had not, if there is one."""
    sources = list(dict.fromkeys(source for source, _sentence in publication.jumped))
    earlier = list(Publication.objects.filter(number__lt=publication.number)) if sources else []
    return {source: next((one for one in earlier if source not in {name for name, _s in one.jumped}), None) for source in sources}


def every() -> Sequence[Publication]:
    """All publications, the newest first."""
    return list(Publication.objects.select_related("published_by"))


def numbered(number: int) -> Publication:
    """The publication with the number."""
    return Publication.objects.get(number=number)


def accounts(publication: Publication) -> Sequence[RowAccount]:
    """What became of the rows of every delivered file."""
    return list(RowAccount.objects.filter(publication=publication))


def delivery_days() -> Sequence[date]:
    """The days that something was delivered, as the newest publication knows them, the newest first."""
    days = RowAccount.objects.filter(publication=newest()).order_by("delivery").values_list("delivery", flat=True).distinct()
    return sorted(days, reverse=True)


def threshold() -> int:
    """How many there must be for a number to be told."""
    publication = newest()
    return publication.threshold if publication else SAFE


def is_withheld(indicator: str, period: str) -> bool:
    """Whether the newest publication withholds a figure of the indicator's total in the period."""
    cells = Figure.objects.filter(publication=newest(), indicator=indicator, dimension="", period=period)
    return cells.filter(status="withheld").exists()


def figures(publication: Publication) -> Figures:
    """The figures of a publication, looked up cell by cell."""
    return _figures(publication.number, publication.run)


@lru_cache(maxsize=KEPT)
def _figures(number: int, _run: str) -> Figures:
    publication = numbered(number)
    rows = Figure.objects.filter(publication=publication).values_list(*COLUMNS)
    columns = list(zip(*rows.iterator(chunk_size=10_000), strict=True)) or [()] * len(COLUMNS)
    table = pa.table({name: pa.array(column, kind) for (name, kind), column in zip(COLUMNS.items(), columns, strict=True)})
    return Figures(table, publication.as_of)
