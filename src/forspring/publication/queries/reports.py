"""Committee reports: which there are, and the content of one as its publication tells it."""

from __future__ import annotations

from collections.abc import Sequence

from django.shortcuts import get_object_or_404

from forspring.publication.models import Figure, Publication, Report
from forspring.publication.queries import definitions
from forspring.report.committee import lines
from forspring.report.committee.lines import CHOICES, OUTCOMES, Content
from forspring.report.figures import Cell
from forspring.report.ten import Choice

CELL = ("indicator", "period", "dimension", "member", "measure")


def every() -> Sequence[Report]:
    """All reports, the newest first."""
    return list(Report.objects.select_related("publication", "begun_by", "sent_by"))


def numbered(number: int) -> Report:
    """The report with the number; one that is not there is a page that is not there."""
    return get_object_or_404(Report.objects.select_related("publication", "begun_by", "sent_by"), pk=number)


def periods(publication: Publication) -> Sequence[str]:
    """The quarters and years that a report can be made of, the newest first."""
    told = Figure.objects.filter(publication=publication, indicator="courses_started", dimension="").values_list("period", flat=True)
    return sorted({period for period in told if len(period) == 4 or "-Q" in period}, reverse=True)


def content(report: Report) -> Content:
    """The report: as it was sent, else as its publication and its texts tell it."""
    if report.content is not None:
        return Content.read(report.content)
    publication = report.publication
    wanted = {choice.indicator for choice in (*CHOICES, OUTCOMES)}
    rows = Figure.objects.filter(publication=publication, indicator__in=wanted, dimension__in=("", "kind", OUTCOMES.dimension))
    cells = {row[:5]: row[5:] for row in rows.values_list(*CELL, "value", "part", "whole", "status")}

    def look(choice: Choice, period: str) -> Cell:
        found = cells.get((choice.indicator, period, choice.dimension, choice.member, choice.measure))
        return Cell(choice.unit, *found) if found else Cell(choice.unit)

    outcomes = sorted({key[3] for key in cells if key[0] == OUTCOMES.indicator and key[2] == OUTCOMES.dimension})
    told = lines.compose(look, report.period, publication.as_of, outcomes, definitions.every())
    return Content(
        publication.municipality,
        report.period,
        publication.as_of.isoformat(),
        publication.number,
        publication.code,
        publication.threshold,
        told,
        {name: text for name, text in report.texts.items() if text},
    )
