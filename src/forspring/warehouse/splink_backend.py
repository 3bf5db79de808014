"""Splink on the embedded engine: how much speaks for two descriptions being of one person.

The model holds the weights; they are trained once and shipped, never trained in a run. A model saved for one
engine does not load on another, so the settings are made here and only the weights are passed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from threading import Thread
from typing import Any

import pyarrow as pa

LIGHTEST = -7.0  # log2 of the odds under which a pair is not worth telling
PAIRS = pa.schema([("one", pa.string()), ("other", pa.string()), ("weight", pa.float64())])


def prepare() -> Thread:
    """Begin to import Splink beside other work; it is only imported where there is something to score."""
    thread = Thread(target=import_module, args=("splink",), daemon=True)
    thread.start()
    return thread


def score(ones: pa.Table, others: pa.Table, model: Mapping[str, Any], prior: float) -> pa.Table:
    """The pairs (`one`, `other`, `weight`: log2 of the odds) that the model's blocking rules bring together.

    Each table has a `unique_id` and the columns that the model compares; `prior` is the probability that a pair
    drawn at random is one person.
    """
    if not len(ones) or not len(others):
        return PAIRS.empty_table()
    from splink import DuckDBAPI, Linker

    engine = DuckDBAPI()
    tables = [engine.register(ones, dataset_display_name="one"), engine.register(others, dataset_display_name="two")]
    predicted: Any = Linker(tables, _settings(model, prior), log_level="ERROR").inference.predict(threshold_match_weight=LIGHTEST)
    scored = predicted.as_pyarrow_table()
    return pa.table([scored["unique_id_l"], scored["unique_id_r"], scored["match_weight"]], schema=PAIRS)


def _settings(model: Mapping[str, Any], prior: float) -> dict[str, Any]:
    return {
        "link_type": "link_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": prior,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in model["pairs"]],
        "comparisons": [
            {"output_column_name": name, "comparison_levels": [_level(level) for level in levels]}
            for name, levels in model["comparisons"].items()
        ],
    }


def _level(level: Mapping[str, Any]) -> dict[str, Any]:
    if level.get("unknown"):
        return {"sql_condition": level["when"], "is_null_level": True}
    written = {"sql_condition": level["when"], "m_probability": level["m"], "u_probability": level["u"]}
    if "rarity_of" in level:
        written |= {"tf_adjustment_column": level["rarity_of"], "tf_adjustment_weight": 1.0, "tf_minimum_u_value": level["rarest"]}
        written["disable_tf_exact_match_detection"] = True  # rarity is set against the level's own u
    return written
