"""Read and check only: what became of the rows, and what is to be mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from forspring.kernel.errors import DeliveryError
from forspring.kernel.progress import Told
from forspring.kernel.texts import _
from forspring.pipeline.history import found, opened
from forspring.pipeline.known import know
from forspring.pipeline.order import Order
from forspring.pipeline.reporting import rows_found
from forspring.warehouse import DuckWarehouse


def check(order: Order, told: Told) -> dict[str, Any]:
    """The accounts and findings of the deliveries, as of the newest of them when no day is given."""
    history = opened(order, found(order), told)
    days = [read.delivered.delivered_on for read in history.reads]
    if not days:
        raise DeliveryError(
            _("Der er ingen leverancer i {folder}. De skal ligge som <kilde>/<ÅÅÅÅ-MM-DD>/.").format(folder=order.deliveries)
        )
    if order.as_of == date.max:
        order = replace(order, as_of=max(days))
    engine = DuckWarehouse()
    try:
        know(engine, history, (), order.as_of, order.organisation, order.sources, told)
        return rows_found(engine)
    finally:
        engine.close()
