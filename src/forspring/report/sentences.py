"""A finding in one sentence: the figure, and how it has moved."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report.figures import Cell
from forspring.report.ten import changed


def finding(sentence: str, now: Cell, before: Cell, before_name: str) -> str:
    """The sentence with its `{value}`, and the change in brackets; or why there is no value."""
    if not now.is_known:
        return unknown(now)
    change, _tone = changed(now, before, before_name, "")
    return f"{sentence.format(value=now.text)} ({change})."


def unknown(cell: Cell) -> str:
    """Why a figure has no value."""
    return {
        "withheld": _("Tallet er skjult: det bygger på for få, eller det ville røbe et tal, der gør."),
        "not_reached": _("Under halvdelen er nået dertil endnu, så der er ingen median at vise."),
        "not_evaluated": _("Tallet er ikke beregnet: en fil, som det kræver, er ikke leveret."),
    }.get(cell.status, _("Der er ingen i perioden."))
