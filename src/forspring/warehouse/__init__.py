"""The one package that knows an engine."""

from forspring.warehouse.engine import AT_A_TIME, DuckWarehouse, Parameters, Warehouse

__all__ = ["AT_A_TIME", "DuckWarehouse", "Parameters", "Warehouse"]
