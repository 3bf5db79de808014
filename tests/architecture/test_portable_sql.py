"""The set logic stays in the portable subset, and Spark can be given every statement of it."""

from __future__ import annotations

import re

import pytest
from portable import for_spark, slips

from forspring import checks
from forspring.indicators import catalogue, frame
from forspring.indicators import steps as counting
from forspring.indicators.behind import behind
from forspring.model import steps as model
from forspring.model import traces

INDICATORS = catalogue.catalogue()
BEHIND = [
    (name, dimension, behind(one, dimension))
    for name, one in INDICATORS.items()
    for dimension in ("", *sorted({",".join(part.name for part in by) for reading in one.readings for by in reading.by}))
]
STATEMENTS = {
    **{f"model {step.name}": step.select for step in model.STEPS},
    **{f"checks {step.name}": step.select for step in checks.STEPS},
    **{f"check {rule.code}": checks.statement(rule) for rule in checks.catalogue()},
    **{f"indicators {step.name}": step.select for step in counting.STEPS},
    **{f"figures {number}": statement for number, statement in enumerate(frame.plan(INDICATORS.values()).statements)},
    **{f"counted {name}": frame.counted(indicator) for name, indicator in INDICATORS.items()},
    **{f"model {step.name}": step.select for step in traces.STEPS},
    **{f"behind {name} {dimension}": select for name, dimension, select in BEHIND if select},
}
every_statement = pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS.keys())


@every_statement
def test_a_statement_is_in_the_portable_subset(statement):
    assert slips(statement) == []


@every_statement
def test_spark_can_be_given_a_statement(statement):
    assert for_spark(statement)


@every_statement
def test_no_value_of_a_person_is_formatted_into_a_statement(statement):
    """Parameters are bound; a civil number or a day other than the ends of time never stands in the text."""
    assert re.findall(r"'\d{6}-?\d{4}'", statement) == []
    assert set(re.findall(r"'(\d{4}-\d{2}-\d{2})'", statement)) <= {"0001-01-01", "9999-12-31"}


@pytest.mark.parametrize(
    ("statement", "slip"),
    [
        ("select a from t qualify row_number() over (order by record) = 1", "qualify"),
        ("select a from t, unnest(b) as u(a)", "unnest"),
        ("select a from t asof join u on t.a >= u.a", "asof join"),
        ("select list_filter(a, x -> x > 1) as b from t", "lambda"),
        ("select * exclude (a) from t", "name the columns"),
        ("select a, count(*) as n from t group by all", "group by all"),
        ("select a from t union by name select a from u", "union by name"),
        ("select date_diff('hour', a, b) as h from t", "only days"),
        ("select isodow(a) as d from t", "isodow"),
        ("select hash(a) as h from t", "hash"),
        ("select a b from t", "alias without AS"),
        ("select a from t u", "alias without AS"),
        ("select row_number() over (partition by a order by started_on) as n from t", "not known to be unique"),
        ("select a from t where b = $name", "no known parameter"),
        ("select a from t; select b from t", "not one SELECT"),
        ("drop table t", "not one SELECT"),
        ("select current_date as d", "the clock"),
    ],
)
def test_what_leaves_the_subset_is_seen(statement, slip):
    assert any(slip in told for told in slips(statement)), slips(statement)


def test_what_the_subset_holds_is_left_alone():
    assert (
        slips(
            "select date_diff('day', cast(a as date), date '9999-12-31') as n, cast(a + interval '1' month as date) as b from t as u where a = $as_of"
        )
        == []
    )
