"""Our Kaplan-Meier in SQL against that of lifelines, on drawn lives with many ties."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forspring.indicators import frame, periods
from forspring.indicators.definition import Chapter, Indicator, Kind, When, indicator
from forspring.indicators.dimensions import MONTHS
from forspring.warehouse import DuckWarehouse

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from lifelines import KaplanMeierFitter

HORIZON = 7


@indicator(
    title="Liv",
    chapter=Chapter.QUALITY,
    unit="dage",
    kind=Kind.DURATION,
    when=When.GIVEN,
    measures=("median", "p25", "p75", "p90", "n", "n_open"),
)
def lives() -> str:
    """Drawn lives."""
    return "select '2025' as period, * from drawn"


@indicator(title="Fulgt", chapter=Chapter.QUALITY, unit="andel", kind=Kind.FOLLOWED, when=When.GIVEN, by=(MONTHS,))
def followed() -> str:
    """The same lives, at a horizon."""
    return f"select '2025' as period, {HORIZON} as horizon, 1 as months, * from drawn"


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckWarehouse]:
    warehouse = DuckWarehouse(threads=1)
    warehouse.load("periods", periods.tables(date(2025, 12, 31), date(2025, 1, 1))["periods"])
    yield warehouse
    warehouse.close()


def measured(engine: DuckWarehouse, one: Indicator) -> dict[str, float | None]:
    plan = frame.plan([one])
    engine.load("wanted", plan.tables["wanted"])
    return {row["measure"]: row["value"] for row in engine.arrow(plan.statements[0]).to_pylist() if not row["dimension"]}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=30))
def test_percentiles_and_shares_are_those_of_lifelines(engine, drawn):
    durations, events = zip(*drawn, strict=True)
    engine.load("drawn", pa.table({"duration": pa.array(durations, pa.int64()), "is_event": pa.array(events, pa.bool_())}))
    fitted = KaplanMeierFitter().fit(durations, events)
    found = measured(engine, lives)
    for measure, limit in {"p25": 0.75, "median": 0.5, "p75": 0.25, "p90": 0.1}.items():
        reached = [day for day, survival in fitted.survival_function_["KM_estimate"].items() if survival <= limit + 1e-9]
        assert found[measure] == (min(reached) if reached else None)
    assert (found["n"], found["n_open"]) == (len(drawn), len(drawn) - sum(events))
    share = measured(engine, followed).get("share")
    if share is not None:
        assert math.isclose(share, 1 - fitted.predict(HORIZON), abs_tol=1e-9)
    else:
        assert max(durations) < HORIZON
