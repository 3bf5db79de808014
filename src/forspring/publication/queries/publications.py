"""Which publications there are, and the figures of one. A publication never changes, so what was read of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pyarrow as pa

from forspring.publication.models import Figure, Publication
from forspring.report.figures import Figures

KEPT = 4
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


def every() -> Sequence[Publication]:
    """All publications, the newest first."""
    return list(Publication.objects.select_related("published_by"))


def numbered(number: int) -> Publication:
    """The publication with the number."""
    return Publication.objects.get(number=number)


def figures(publication: Publication) -> Figures:
    """The figures of a publication, looked up cell by cell."""
    return _figures(publication.number)


@lru_cache(maxsize=KEPT)
def _figures(number: int) -> Figures:
    publication = numbered(number)
    rows = Figure.objects.filter(publication=publication).values_list(*COLUMNS)
    columns = list(zip(*rows.iterator(chunk_size=10_000), strict=True)) or [()] * len(COLUMNS)
    table = pa.table({name: pa.array(column, kind) for (name, kind), column in zip(COLUMNS.items(), columns, strict=True)})
    return Figures(table, publication.as_of)


def forget() -> None:
    """Read anew what is asked for next; tests begin with other publications of the same number."""
    _figures.cache_clear()
