"""The one package that knows an engine."""

from forspring.warehouse.engine import DuckWarehouse, Parameters, Warehouse

__all__ = ["DuckWarehouse", "Parameters", "Warehouse"]
