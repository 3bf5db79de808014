"""The catalogue as a whole: every indicator is drawn, and what is printed is what is tested."""

import json

import pytest
from printed import FILE, collected

from forspring.indicators import frame
from forspring.indicators.catalogue import catalogue


def test_the_printed_specs_are_those_that_are_tested():
    assert FILE.read_text(encoding="utf-8") == collected(), "run python tests/spec/printed.py"


@pytest.mark.parametrize("indicator", catalogue().values(), ids=lambda indicator: indicator.id)
def test_every_indicator_is_drawn_at_least_twice(indicator):
    assert len(json.loads(FILE.read_text(encoding="utf-8")).get(indicator.id, [])) >= 2


@pytest.mark.parametrize("indicator", catalogue().values(), ids=lambda indicator: indicator.id)
def test_every_indicator_has_a_definition_that_the_public_can_read(indicator):
    assert indicator.title
    assert indicator.definition.endswith(".")
    assert 0 < len(indicator.definition.splitlines()[0]) <= 300


@pytest.mark.parametrize("indicator", catalogue().values(), ids=lambda indicator: indicator.id)
def test_every_figure_says_what_stands_behind_it(engine, prepared, indicator):
    found = engine.arrow(frame.counted(indicator), {**prepared, "period": "2025"})
    assert found.column_names == ["thing", "person", "part"]


def test_figures_have_the_columns_of_figures(engine, prepared):
    plan = frame.plan(catalogue().values())
    engine.load("wanted", plan.tables["wanted"])
    for select in plan.statements:
        names = engine.arrow(select, prepared).column_names
        assert names == ["indicator", "period", "dimension", "member", "measure", "value", "part", "whole", "status", "n"]
