"""Tables of figures: a breakdown's members down and figures across, or indicators down and periods across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forspring.kernel.texts import _
from forspring.report import danish, words
from forspring.report.content import Column, Row, Table
from forspring.report.figures import Cell, Figures, Unit


@dataclass(frozen=True)
class Measured:
    """A measure of an indicator in a unit."""

    indicator: str
    measure: str
    unit: Unit


@dataclass(frozen=True)
class Across:
    """A column of a breakdown: a measure in a period, for members of a dimension."""

    title: str
    of: Measured
    period: str
    prefix: str = ""  # the first member of a pair, as `registered,`
    dimension: str = ""  # when it is another than the table's


def breakdown(
    figures: Figures,
    caption: str,
    subject: str,
    dimension: str,
    columns: Sequence[Across],
    *,
    total: bool = True,
    largest_first: bool = True,
) -> Table:
    """A row for each member that has a figure in one of the columns, the unknown last and the total below."""
    members = dict.fromkeys(
        member.removeprefix(column.prefix)
        for column in columns
        for member in figures.members(column.of.indicator, column.dimension or dimension)
        if member.startswith(column.prefix) and "," not in member.removeprefix(column.prefix)
    )
    rows = [(member, tuple(_cell(figures, column, column.dimension or dimension, member) for column in columns)) for member in members]
    rows = [(member, cells) for member, cells in rows if any(cell.status != "absent" for cell in cells)]
    rows.sort(key=lambda row: _place(row[0], row[1], largest_first=largest_first, dimension=dimension))
    shown = [Row(_called(dimension, member), cells) for member, cells in rows]
    if total:
        shown.append(
            Row(_("I alt"), tuple(figures.cell(c.of.indicator, c.period, c.of.measure, c.of.unit) for c in columns), is_total=True)
        )
    return Table(caption, subject, tuple(Column(column.title, column.of.unit) for column in columns), tuple(shown))


def over_time(figures: Figures, caption: str, lines: Iterable[tuple[str, Measured, str, str]], periods: Sequence[str]) -> Table:
    """A row for each line (label, measure, dimension, member) and a column for each period."""
    told = tuple(lines)
    rows = tuple(
        Row(label, tuple(figures.cell(of.indicator, period, of.measure, of.unit, dimension, member) for period in periods))
        for label, of, dimension, member in told
    )
    kept = tuple(row for row in rows if any(isinstance(cell, Cell) and cell.status != "absent" for cell in row.cells))
    return Table(caption, _("Tal"), tuple(Column(danish.period(period), told[0][1].unit) for period in periods), kept)


def monthly(figures: Figures, of: Measured) -> list[float | None]:
    """The figure of each of the last 24 months; hidden ones are missing."""
    cells = [figures.cell(of.indicator, month, of.measure, of.unit) for month in figures.months]
    return [cell.value if cell.is_known else 0.0 if cell.status == "absent" and of.measure == "count" else None for cell in cells]


def first_column(table: Table) -> list[tuple[str, float | None, str]]:
    """Label, value and text of the first figure of each row but the total, for a chart beside the table."""
    cells = [(row.label, row.cells[0]) for row in table.rows if not row.is_total]
    return [
        (label, cell.value if cell.is_known else None, cell.text)
        for label, cell in cells
        if isinstance(cell, Cell) and cell.status != "absent"
    ]


def _cell(figures: Figures, column: Across, dimension: str, member: str) -> Cell:
    return figures.cell(column.of.indicator, column.period, column.of.measure, column.of.unit, dimension, column.prefix + member)


def _called(dimension: str, member: str) -> str:
    return words.member(dimension.rpartition(",")[2], member)


def _place(member: str, cells: Sequence[Cell], *, largest_first: bool, dimension: str) -> tuple[bool, float, str]:
    """The largest first, then what is hidden, by name; the unknown last."""
    size = cells[0].value if largest_first and cells[0].is_known and cells[0].value is not None else 0.0
    return member == "ukendt", -size, _ordered(member, _called(dimension, member))


def _ordered(member: str, name: str) -> str:
    """Numbers inside a member sort as numbers, 3-5 before 12-15, and names as Danish does, å last."""
    head = member.split("-")[0]
    return head.zfill(4) if head.isdigit() else "" if member == "ufødt" else name.lower().translate(str.maketrans("æøå", "{|}"))
