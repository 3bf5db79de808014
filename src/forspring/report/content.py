"""What a report consists of: sections of panels, each with a finding in words, a table, perhaps a chart, and its definitions.

The page and the workbook are two renderings of the same values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from forspring.report.charts import Chart
from forspring.report.figures import Cell, Unit


@dataclass(frozen=True)
class Explained:
    """An indicator as the public reads it."""

    id: str
    title: str
    definition: str
    law: str
    unit: str
    better: str  # higher, lower or blank


@dataclass(frozen=True)
class Run:
    """What the figures were made from and with."""

    municipality: str
    as_of: date
    deliveries: tuple[tuple[str, date], ...]  # source and delivery date
    code_version: str
    law_version: str
    threshold: int = 5


@dataclass(frozen=True)
class Column:
    """A column of figures in a unit, or of words."""

    title: str
    unit: Unit | None


@dataclass(frozen=True)
class Row:
    """A labelled row of figures; the total stands apart."""

    label: str
    cells: tuple[Cell | str, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """A table under its caption."""

    caption: str
    subject: str  # what the row labels are
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Panel:
    """One thing told: in words, in figures, and how it is counted."""

    title: str
    finding: str
    table: Table
    indicators: tuple[str, ...]
    chart: Chart | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A chapter of the report."""

    id: str
    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class Headline:
    """One of the figures that matter."""

    title: str
    value: str
    change: str
    tone: str  # better, worse, same or blank: told by shape and word, not by colour alone
    cell: Cell


@dataclass(frozen=True)
class Report:
    """The whole."""

    run: Run
    headlines: tuple[Headline, ...]
    sections: tuple[Section, ...]
    definitions: dict[str, Explained] = field(default_factory=dict)
