"""The engine that the drawn tables run on: FORSPRING_SPEC_ENGINE names duckdb (as installed) or spark."""

from __future__ import annotations

import os

from forspring.warehouse import DuckWarehouse, Warehouse

#: A drawing has a handful of rows: making Java code of every plan would take longer than the rows do.
FOR_A_HANDFUL = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "1",
}


def chosen() -> Warehouse:
    """A new engine of the kind that is named."""
    if os.environ.get("FORSPRING_SPEC_ENGINE", "duckdb") == "spark":
        from forspring.warehouse.spark import SparkWarehouse

        return SparkWarehouse(settings=FOR_A_HANDFUL)
    return DuckWarehouse(threads=1)
