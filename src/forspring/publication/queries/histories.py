"""One indicator's published figures: all its periods and breakdowns in one publication, and one cell through all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forspring.publication.models import Figure, Publication

CELL = ("period", "dimension", "member", "measure", "value", "part", "whole", "status")


@dataclass(frozen=True)
class Told:
    """One published figure."""

    period: str
    dimension: str
    member: str
    measure: str
    value: float | None
    part: int | None
    whole: int | None
    status: str


def of(publication: Publication, indicator: str) -> Sequence[Told]:
    """All that a publication tells of an indicator, by period, breakdown and measure."""
    rows = Figure.objects.filter(publication=publication, indicator=indicator).order_by(*CELL[:4]).values_list(*CELL)
    return [Told(*row) for row in rows]


def newest(publication: Publication) -> dict[str, Sequence[Told]]:
    """Of every indicator the totals, for the list of them all."""
    found: dict[str, list[Told]] = {}
    rows = Figure.objects.filter(publication=publication, dimension="").order_by("indicator", *CELL[:4]).values_list("indicator", *CELL)
    for indicator, *row in rows:
        found.setdefault(indicator, []).append(Told(*row))
    return found


def through_time(indicator: str, period: str, measure: str) -> Sequence[tuple[Publication, Told]]:
    """The same total as each publication told it, the newest first."""
    rows = (
        Figure.objects.filter(indicator=indicator, period=period, measure=measure, dimension="")
        .select_related("publication")
        .order_by("-publication__number")
    )
    return [(row.publication, Told(*(getattr(row, name) for name in CELL))) for row in rows]
