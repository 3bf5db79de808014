"""The same figures with the eye on one member: of the whole overview, the part that one unit, activity or district has."""

from __future__ import annotations

from forspring.report.figures import Cells, Figures


class Focused(Figures):
    """The cells of one member of a dimension, told as if they were all; and the year that is asked about.

    A cell of "unit" becomes the total, one of "activity,unit" becomes one of "activity". What is not broken down by
    the dimension is not there, so that nothing is told of all where one member was asked about.
    """

    def __init__(self, whole: Figures, dimension: str = "", member: str = "", year: str = "") -> None:
        self.as_of = whole.as_of
        self._year = year
        self._cells = _part(whole._cells, dimension, member) if dimension else whole._cells
        self._members = {}
        for indicator, _period, name, one, _measure in self._cells:
            self._members.setdefault((indicator, name), {})[one] = None
        self.indicators = frozenset(indicator for indicator, *_rest in self._cells)

    @property
    def year(self) -> str:
        """The year that is asked about, else the newest that is over."""
        return self._year or super().year


def _part(cells: Cells, dimension: str, member: str) -> Cells:
    chosen: Cells = {}
    for (indicator, period, names, members, measure), cell in cells.items():
        pairs = list(zip(names.split(","), members.split(","), strict=False))
        if (dimension, member) in pairs:
            rest = [pair for pair in pairs if pair != (dimension, member)]
            chosen[indicator, period, ",".join(name for name, _one in rest), ",".join(one for _name, one in rest), measure] = cell
    return chosen
