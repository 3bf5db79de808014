"""A figure as known from two deliveries: both are worked out from the history and held against each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa

from forspring.indicators import frame, periods
from forspring.indicators.definition import Indicator, Kind
from forspring.kernel.errors import WrongUseError
from forspring.kernel.progress import Told
from forspring.kernel.texts import _
from forspring.pipeline import compare, counting, decisions
from forspring.pipeline.compare import Comparison
from forspring.pipeline.history import remembered
from forspring.pipeline.known import know
from forspring.pipeline.order import OF_THE_DAY
from forspring.warehouse import DuckWarehouse


def split(data: Path, one: Indicator, period: str, before: date, after: date, told: Told) -> dict[str, Comparison]:
    """The change of what is counted, and for a share of the part too, each split by reason."""
    if before >= after:
        raise WrongUseError(_("De to leverancer skal være forskellige, og den ældste skal stå først."))
    engine = DuckWarehouse()
    for side, day in (("before", before), ("after", after)):
        counted, records = _as_known(data, one, period, day, told)
        engine.load(f"counted_{side}", counted)
        engine.load(f"records_{side}", records)
    by_child = one.shape.counted == "children"
    answers = {_("i alt"): compare.compare(engine, by_child=by_child)}
    if one.readings[0].kind is Kind.SHARE:
        for side in ("before", "after"):
            engine.create(f"counted_{side}", f"select * from counted_{side} where part")
        answers[_("heraf med")] = compare.compare(engine, by_child=by_child)
    return answers


def _as_known(data: Path, one: Indicator, period: str, day: date, told: Told) -> tuple[pa.Table, pa.Table]:
    """What is counted in the period, and every record behind it, as known from the delivery of the day."""
    wanted = periods.span_of(period, day)
    if wanted is None:
        raise WrongUseError(_("»{period}« er ikke en periode; skriv fx 2025, 2025-Q3, 2025-10 eller 2025-12-31.").format(period=period))
    history, own = remembered(data)
    engine = DuckWarehouse()
    try:
        known = know(engine, history, decisions.read(data), day, OF_THE_DAY, own, told)
        counting.prepare(engine, day, known.settings, [frame.counted(one)], periods.as_tables((wanted,)))
        return engine.arrow(frame.counted(one), {"as_of": day, "period": period}), engine.arrow(compare.RECORDS)
    finally:
        engine.close()
