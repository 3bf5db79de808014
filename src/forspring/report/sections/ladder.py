"""The ladder of interventions: who moved up or down, and the children placed away from home."""

from __future__ import annotations

from forspring.kernel.texts import _
from forspring.report import charts, danish, tables, words
from forspring.report.content import Panel, Section
from forspring.report.figures import COUNT, Figures
from forspring.report.sentences import finding
from forspring.report.tables import Across, Measured

MOVES = Measured("ladder_moves", "count", COUNT)
PLACED = Measured("placements_active", "count", COUNT)


def section(figures: Figures) -> Section:
    """Moves on the ladder from one turn of the year to the next, and placements."""
    return Section("indsatstrappen", _("Indsatstrappen"), (_moves(figures), _placements(figures)))


def _moves(figures: Figures) -> Panel:
    year = figures.year
    lines = [(words.member("move", move), MOVES, "move", move) for move in ("up", "down", "same", "entry", "exit")]
    cells = [figures.cell("ladder_moves", year, "count", COUNT, "move", move) for move in ("up", "down")]
    table = tables.over_time(figures, _("Bevægelser på indsatstrappen fra årsskifte til årsskifte"), lines, figures.years)
    return Panel(
        title=_("Bevægelser på indsatstrappen"),
        finding=_("Børn, der stod højere på trappen ved udgangen af {year} end året før: {up}. Lavere: {down}.").format(
            up=cells[0].text, down=cells[1].text, year=year
        ),
        table=table,
        chart=charts.bars(
            _("Bevægelser på indsatstrappen i {year}").format(year=year),
            [
                (label, cell.value if cell.is_known else None, cell.text)
                for label, cell in ((row[0], figures.cell("ladder_moves", year, "count", COUNT, "move", row[3])) for row in lines)
            ],
        ),
        indicators=("ladder_moves",),
        source="DUBU, ESDH, Novax",
    )


def _placements(figures: Figures) -> Panel:
    year, today, before = figures.year, figures.today, figures.turn_of_year
    columns = (
        Across(_("Anbragt {day}").format(day=danish.period(today)), PLACED, today),
        Across(_("Begyndt {year}").format(year=year), Measured("placements_started", "count", COUNT), year),
        Across(_("Afsluttet {year}").format(year=year), Measured("placements_ended", "count", COUNT), year),
    )
    return Panel(
        title=_("Anbragte børn og unge"),
        finding=finding(
            _("{{value}} børn og unge var anbragt {day}").format(day=danish.day(figures.as_of)),
            figures.cell("placements_active", today, "count", COUNT),
            figures.cell("placements_active", before, "count", COUNT),
            danish.since(before),
        ),
        table=tables.breakdown(figures, _("Anbringelser efter type"), _("Anbringelse"), "activity", columns),
        indicators=("placements_active", "placements_started", "placements_ended"),
        source="DUBU",
    )
