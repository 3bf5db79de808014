"""The municipality's settings that figures are counted with, as tables that the engine can join."""

from __future__ import annotations

import pyarrow as pa

from forspring.law.settings import Settings

_DATED = (("valid_from", pa.date32()), ("last_day", pa.date32()))


def tables(settings: Settings) -> dict[str, pa.Table]:
    """The tables `caseload_targets`, `caseload_weights` and `caseload_reductions`, one row per dated setting."""
    return {
        "caseload_targets": _table(settings.caseload_targets, ("highest", pa.float64())),
        "caseload_weights": _table(settings.caseload_weights, ("case_type", pa.string()), ("weight", pa.float64())),
        "caseload_reductions": _table(settings.caseload_reductions, ("months", pa.int64()), ("share", pa.float64())),
    }


def _table(settings: tuple[object, ...], *columns: tuple[str, pa.DataType]) -> pa.Table:
    schema = pa.schema([*columns, *_DATED])
    return pa.Table.from_pylist([{name: getattr(each, name) for name in schema.names} for each in settings], schema=schema)
