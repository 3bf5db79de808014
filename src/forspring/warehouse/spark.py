"""Spark as the engine: the same portable SELECTs, transpiled by sqlglot.

For those who have a cluster. A step's answer is kept as a checkpoint, so that later steps read it instead of
working it out again. Only what figures need is here; files are read by the embedded engine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import sqlglot
from pyspark.sql import DataFrame, SparkSession
from sqlglot import expressions as exp

from forspring.warehouse.engine import NONE, Parameters, used

SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.ui.enabled": "false",
    # A checkpoint keeps constraints on columns that it no longer has, and a union over it then fails.
    "spark.sql.constraintPropagation.enabled": "false",
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",
}


class SparkWarehouse:
    """Spark SQL behind the same door as the embedded engine."""

    def __init__(self, master: str = "local[2]", settings: Mapping[str, str] = MappingProxyType({})) -> None:
        builder = SparkSession.builder.master(master).appName("forspring")
        for name, value in {**SETTINGS, **settings}.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate().newSession()  # with tables of its own

    def create(self, name: str, select: str, parameters: Parameters = NONE) -> None:
        self._select(select, parameters).localCheckpoint().createOrReplaceTempView(name)

    def view(self, name: str, select: str) -> None:
        self._select(select, NONE).createOrReplaceTempView(name)

    def rows(self, select: str, parameters: Parameters = NONE) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._select(select, parameters).collect()]

    def arrow(self, select: str, parameters: Parameters = NONE) -> pa.Table:
        return self._select(select, parameters).toArrow()

    def arrows(self, selects: Sequence[str], parameters: Parameters = NONE) -> list[pa.Table]:
        return [self.arrow(select, parameters) for select in selects]

    def load(self, name: str, table: pa.Table) -> None:
        self.session.createDataFrame(table).createOrReplaceTempView(name)

    def read_parquet(self, name: str, paths: Sequence[Path]) -> None:
        self.session.read.parquet(*map(str, paths)).createOrReplaceTempView(name)

    def write_parquet(self, select: str, path: Path, parameters: Parameters = NONE) -> None:
        self._select(select, parameters).coalesce(1).write.mode("overwrite").parquet(str(path))

    def drop(self, name: str) -> None:
        self.session.catalog.dropTempView(name)

    def close(self) -> None:
        self.session.stop()

    def _select(self, select: str, parameters: Parameters) -> DataFrame:
        return self.session.sql(transpiled(select), args=used(select, parameters))


@cache
def transpiled(select: str) -> str:
    """The portable SELECT in Spark's words; `$as_of` becomes `:as_of`."""
    tree = sqlglot.parse_one(select, read="duckdb")
    for parameter in list(tree.find_all(exp.Parameter)):
        parameter.replace(exp.Placeholder(this=parameter.name))
    for within in list(tree.find_all(exp.WithinGroup)):
        _make_exact(within)
    return tree.sql(dialect="spark")


def _make_exact(within: exp.WithinGroup) -> None:
    """`percentile_cont` is Spark's `percentile`; sqlglot (30.17) writes `percentile_approx`, which does not interpolate."""
    if isinstance(within.this, exp.PercentileCont):
        ordered = within.expression.expressions[0]
        within.replace(exp.func("percentile", ordered.this, within.this.this))
