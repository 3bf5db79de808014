"""Budget follow-up across chief areas."""

from __future__ import annotations

from dataclasses import replace

from forspring.kernel.texts import _
from forspring.report import tables, words
from forspring.report.content import Panel, Row, Section
from forspring.report.figures import MILLIONS, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

AMOUNT = Measured("budget_follow_up", "amount", MILLIONS)


def section(figures: Figures) -> Section:
    """Budget, spent and expected, by chief area."""
    period = figures.years[-1]
    lines = ("original", "corrected", "spent", "expected", "deviation")
    columns = [Across(words.member("line", line), AMOUNT, period, prefix=f"{line},", dimension="line,chief_area") for line in lines]
    spent, expected, corrected = (
        figures.cell("budget_follow_up", period, "amount", MILLIONS, "line", line) for line in ("spent", "expected", "corrected")
    )
    parts = tables.breakdown(
        figures, _("Budget og forbrug {year}").format(year=period), _("Chefområde"), "chief_area", columns, total=False
    )
    totals = tuple(figures.cell("budget_follow_up", period, "amount", MILLIONS, "line", line) for line in lines)
    return Section(
        "oekonomi",
        _("Økonomi"),
        (
            Panel(
                title=_("Budgetopfølgning på tværs af chefområder"),
                finding=finding(
                    _("Forventet regnskab for {year} er {{value}}, og {spent} er brugt").format(year=period, spent=spent.text),
                    expected,
                    corrected,
                    _("korrigeret budget"),
                ),
                table=replace(parts, rows=(*parts.rows, Row(_("I alt"), totals, is_total=True))),
                indicators=("budget_follow_up",),
                source="Økonomi",
            ),
        ),
    )
