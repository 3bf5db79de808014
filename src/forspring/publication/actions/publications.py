"""A run's figures become a publication, whole or not at all; a publication is never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
from django.db import transaction

from forspring.access import log
from forspring.access.log import Act
from forspring.access.models import Account
from forspring.access.permissions import Permission
from forspring.access.require import require
from forspring.publication.models import Figure, Publication, RowAccount

AT_A_TIME = 2_000
FIGURE = ("indicator", "period", "dimension", "member", "measure", "value", "part", "whole", "status")
ACCOUNT = ("source", "delivery", "file", "read", "duplicates", "loaded", "set_aside")


@dataclass(frozen=True)
class Made:
    """What a run says of itself: what its figures were made from and with."""

    number: int
    as_of: date
    municipality: str
    run: str
    code: str
    organisation: str
    threshold: int
    deliveries: Sequence[tuple[str, str]]
    units: Mapping[str, str]
    not_evaluated: Mapping[str, Sequence[str]]
    jumped: Sequence[tuple[str, str]] = ()


@transaction.atomic
def publish(*, made: Made, figures: pa.Table, accounts: pa.Table, by: Account | None) -> Publication:
    """Keep a run's figures for the pages to show. The same figures again are the publication that it was.

    What was frozen may then be let go, when somebody has confirmed the jump since; no figure changes.
    """
    require(by, Permission.PUBLISH)
    jumped = [list(one) for one in made.jumped]
    if known := Publication.objects.filter(number=made.number).first():
        if known.jumped != jumped:
            known.jumped = jumped
            known.save(update_fields=["jumped"])
            log.record(Act.PUBLISHED, by=by, about=str(made.number))
        return known
    publication = Publication.objects.create(
        number=made.number,
        as_of=made.as_of,
        municipality=made.municipality,
        run=made.run,
        code=made.code,
        organisation=made.organisation,
        threshold=made.threshold,
        deliveries=[list(one) for one in made.deliveries],
        units=dict(made.units),
        not_evaluated={code: list(files) for code, files in made.not_evaluated.items()},
        jumped=jumped,
        published_by=by,
    )
    Figure.objects.bulk_create((Figure(publication=publication, **row) for row in _rows(figures, FIGURE)), batch_size=AT_A_TIME)
    RowAccount.objects.bulk_create((RowAccount(publication=publication, **row) for row in _rows(accounts, ACCOUNT)), batch_size=AT_A_TIME)
    log.record(Act.PUBLISHED, by=by, about=str(made.number))
    return publication


def _rows(table: pa.Table, columns: Sequence[str]) -> Iterator[dict[str, object]]:
    """The rows of a table, with blank text where a figure has no dimension."""
    texts = {"dimension", "member"}
    for batch in table.select(columns).to_batches(max_chunksize=AT_A_TIME):
        for row in batch.to_pylist():
            yield {name: value or "" if name in texts else value for name, value in row.items()}
