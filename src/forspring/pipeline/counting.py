"""From facts to figures, and from figures to what may leave the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa

from forspring import disclosure
from forspring.indicators import frame, periods
from forspring.indicators import settings as indicator_settings
from forspring.indicators.catalogue import catalogue
from forspring.indicators.steps import STEPS
from forspring.kernel.progress import Told
from forspring.kernel.texts import _
from forspring.law.settings import Settings
from forspring.model.step import needed
from forspring.warehouse import Warehouse

#: What tells one figure from another. Figures are kept in this order, for what is withheld depends on it.
KEY = ("indicator", "period", "dimension", "member", "measure")


def prepare(engine: Warehouse, as_of: date, settings: Settings, selects: Sequence[str], spans: Mapping[str, pa.Table]) -> None:
    """Make the tables that the SELECTs share, for the periods asked for."""
    for name, table in {**spans, **indicator_settings.tables(settings)}.items():
        engine.load(name, table)
    for step in needed(STEPS, selects):
        engine.create(step.name, step.select, {"as_of": as_of})


def count(engine: Warehouse, as_of: date, settings: Settings, told: Told) -> pa.Table:
    """Every figure of the catalogue with nothing concealed."""
    told.stage(_("Tæller"), 1)
    plan = frame.plan(catalogue().values())
    for name, table in plan.tables.items():
        engine.load(name, table)
    first_day = engine.rows(periods.FIRST_DAY)[0][0] or as_of
    prepare(engine, as_of, settings, plan.statements, periods.tables(as_of, first_day))
    figures = engine.arrows(plan.statements, {"as_of": as_of})
    told.step()
    return pa.concat_tables(figures, promote_options="permissive").sort_by([(name, "ascending") for name in KEY])


def conceal(figures: pa.Table, earlier: Sequence[pa.Table], settings: Settings) -> pa.Table:
    """The figures that may leave the house, given everything that has left it before."""
    shapes = {name: disclosure.Shape(**vars(one.shape)) for name, one in catalogue().items()}
    return disclosure.conceal(figures, shapes, earlier, settings.threshold)
