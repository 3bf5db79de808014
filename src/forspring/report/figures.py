"""The published figures, looked up cell by cell, and how a cell is told.

A cell that nobody wrote is one without any case; a withheld one is told as withheld, never as 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from forspring.kernel.texts import _
from forspring.report import danish

FEW = 10
NONE = "–"


@dataclass(frozen=True)
class Unit:
    """What a number counts, how it is written, and its number format in a spreadsheet."""

    name: str
    write: Callable[[float], str]
    excel: str
    difference: Callable[[float], str]


COUNT = Unit("antal", lambda v: danish.number(v), "#,##0", lambda v: danish.signed(v))
SHARE = Unit("andel", lambda v: danish.percent(v), "0.0%", lambda v: danish.signed(v * 100, 1) + _(" procentpoint"))
DAYS = Unit("dage", lambda v: danish.number(v) + _(" dage"), "#,##0", lambda v: danish.signed(v) + _(" dage"))
AGE = Unit("måneder", lambda v: _age(v), "#,##0", lambda v: danish.signed(v) + _(" måneder"))
RATE = Unit("pr. 1.000", lambda v: danish.number(v, 1), "#,##0.0", lambda v: danish.signed(v, 1))
MEAN = Unit("gennemsnit", lambda v: danish.number(v, 1), "#,##0.0", lambda v: danish.signed(v, 1))
MILLIONS = Unit(
    "mio. kr.", lambda v: danish.number(v / 1e6, 1) + _(" mio. kr."), "#,##0", lambda v: danish.signed(v / 1e6, 1) + _(" mio. kr.")
)


@dataclass(frozen=True)
class Cell:
    """One figure: its value, what it rests on, its state and its unit."""

    unit: Unit
    value: float | None = None
    part: int | None = None
    whole: int | None = None
    status: str = "absent"

    @property
    def is_known(self) -> bool:
        """Whether there is a number to tell."""
        return self.value is not None and self.status in ("ok", "partial")

    @property
    def text(self) -> str:
        """The figure as the reader sees it."""
        if self.is_known and self.value is not None:
            return self.unit.write(self.value)
        return {"withheld": _("skjult"), "not_reached": _("ikke nået"), "not_evaluated": _("ikke beregnet")}.get(self.status, NONE)

    @property
    def remark(self) -> str:
        """What the figure rests on, and whether that is little or the period is not over."""
        if not self.is_known or self.whole is None or self.unit is RATE:
            return _("delvis") if self.status == "partial" else ""
        whole = danish.number(self.whole)
        if self.unit is SHARE and self.part is not None:
            words = [_("{part} af {whole}").format(part=danish.number(self.part), whole=whole).replace(" ", danish.HARD_SPACE)]
        else:
            words = [_("n = {whole}").format(whole=whole).replace(" ", danish.HARD_SPACE)]
        if self.whole < FEW:
            words.append(_("få"))
        if self.status == "partial":
            words.append(_("delvis"))
        return ", ".join(words)


Key = tuple[str, str, str, str, str]
Cells = dict[Key, tuple[float | None, int | None, int | None, str]]


class Figures:
    """The cells of one publication, as of a day."""

    def __init__(self, table: pa.Table, as_of: date) -> None:
        self.as_of = as_of
        table = table.filter(_told(table, as_of))
        names = ("indicator", "period", "dimension", "member", "measure", "value", "part", "whole", "status")
        columns = [table.column(name).to_pylist() for name in names]
        self._cells: Cells = {
            (indicator, period, dimension or "", member or "", measure): (value, part, whole, status)
            for indicator, period, dimension, member, measure, value, part, whole, status in zip(*columns, strict=True)
        }
        self._members: dict[tuple[str, str], dict[str, None]] = {}
        for indicator, _period, dimension, member, _measure in self._cells:
            self._members.setdefault((indicator, dimension), {})[member] = None
        self.indicators = frozenset(indicator for indicator, *_rest in self._cells)

    def cell(self, indicator: str, period: str, measure: str, unit: Unit, dimension: str = "", member: str = "") -> Cell:
        """One figure; a median or share carries the n it rests on."""
        found = self._cells.get((indicator, period, dimension, member, measure))
        if found is None:
            return Cell(unit)
        value, part, whole, status = found
        if whole is None and measure in ("median", "share"):
            rests_on = self._cells.get((indicator, period, dimension, member, "n"))
            whole = int(rests_on[0]) if rests_on and rests_on[0] is not None else None
        return Cell(unit, value, part, whole, status)

    def members(self, indicator: str, dimension: str) -> list[str]:
        """The members that a breakdown has in any period."""
        return sorted(self._members.get((indicator, dimension), {}))

    @property
    def year(self) -> str:
        """The newest year that is over."""
        is_last_day = (self.as_of.month, self.as_of.day) == (12, 31)
        return str(self.as_of.year if is_last_day else self.as_of.year - 1)

    @property
    def years(self) -> list[str]:
        """The years told side by side: the newest whole one, two before it, and the one that runs."""
        newest = int(self.year)
        return [str(year) for year in range(newest - 2, self.as_of.year + 1)]

    @property
    def year_before(self) -> str:
        """The year before the newest whole one."""
        return str(int(self.year) - 1)

    @property
    def today(self) -> str:
        """The as-of day, as the stock figures name it."""
        return self.as_of.isoformat()

    @property
    def turn_of_year(self) -> str:
        """The last 31 December before the as-of day."""
        return date(self.as_of.year - 1, 12, 31).isoformat()

    @property
    def months(self) -> list[str]:
        """The last 24 months that are over."""
        index = self.as_of.year * 12 + self.as_of.month - (0 if self._ends_month else 1)
        return [f"{(month - 1) // 12}-{(month - 1) % 12 + 1:02}" for month in range(index - 23, index + 1)]

    @property
    def _ends_month(self) -> bool:
        return date.fromordinal(self.as_of.toordinal() + 1).day == 1


def _told(table: pa.Table, as_of: date) -> pa.ChunkedArray:
    """Which rows a report may tell: whole years and days of the last four years, and months in total."""
    period = table.column("period")
    length = pc.utf8_length(period)
    is_total_of_month = pc.and_(pc.equal(pc.fill_null(table.column("dimension"), ""), ""), pc.equal(length, 7))
    is_year_or_day = pc.or_(pc.equal(length, 4), pc.equal(length, 10))
    return pc.and_(pc.or_(is_year_or_day, is_total_of_month), pc.greater_equal(period, str(as_of.year - 3)))


def _age(months: float) -> str:
    years, rest = divmod(round(months), 12)
    return _("{years} år {months} mdr.").format(years=years, months=rest)
