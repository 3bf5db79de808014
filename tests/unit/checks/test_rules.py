"""Every rule is one that the engines, the reader and the owner can live with."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
import sqlglot
from sqlglot import exp

from forspring.checks import MEND, NOTE, STEPS, Rule, catalogue, plan, statement, statements
from forspring.checks.headers import CIVIL_NUMBER
from forspring.model.tables import ALL, FINDINGS

SPECS = Path(__file__).parents[2] / "spec" / "checks"
REFERENCE = {"activities", "activity_provisions", "provisions"} | {step.name for step in STEPS}
RULES = pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)


def test_there_are_at_least_thirty_rules() -> None:
    assert len(catalogue()) >= 30


def test_no_two_rules_name_the_same_fault() -> None:
    assert len({rule.title for rule in catalogue()}) == len(catalogue())


@RULES
def test_a_rule_tells_what_is_wrong_and_what_to_do(rule: Rule) -> None:
    assert rule.severity in (NOTE, MEND)
    assert rule.sentence.count(".") >= 2
    assert rule.sentence.endswith(".")


@RULES
def test_what_fills_a_sentence_is_given_by_the_select(rule: Rule) -> None:
    given = {column.alias_or_name for column in sqlglot.parse_one(rule.select, read="duckdb").selects}
    named = {name for _words, name, _format, _conversion in Formatter().parse(rule.sentence) if name}
    assert named | {"source", "delivery", "file", "row"} <= given


@RULES
def test_a_rule_gives_findings_in_their_columns(rule: Rule) -> None:
    select = sqlglot.parse_one(statement(rule), read="duckdb")
    assert tuple(column.alias_or_name for column in select.selects) == FINDINGS.names


@RULES
def test_a_rule_reads_tables_that_there_are(rule: Rule) -> None:
    tree = sqlglot.parse_one(statement(rule), read="duckdb")
    own = {table.alias_or_name for table in tree.find_all(exp.CTE)}
    assert {table.name for table in tree.find_all(exp.Table)} - own <= set(ALL) | REFERENCE


@RULES
def test_a_rule_can_be_said_to_spark(rule: Rule) -> None:
    spoken = sqlglot.transpile(statement(rule), read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert sqlglot.parse_one(spoken[0], read="spark")


@RULES
def test_every_window_is_ordered_to_the_last_row(rule: Rule) -> None:
    for window in sqlglot.parse_one(rule.select, read="duckdb").find_all(exp.Window):
        order = window.args.get("order")
        assert order is None or order.expressions[-1].this.name in ("record", "course")


@RULES
def test_a_rule_takes_no_parameter_but_the_day(rule: Rule) -> None:
    assert set(re.findall(r"\$(\w+)", rule.select)) <= {"as_of"}


def test_rules_found_at_once_are_the_rules_found_one_by_one() -> None:
    at_once = " union all ".join(statements(catalogue(), at_once=10))
    assert at_once == " union all ".join(statement(rule) for rule in catalogue())


def test_every_rule_is_specified() -> None:
    drawn = "".join(path.read_text() for path in SPECS.glob("test_*.py"))
    assert [rule.code for rule in catalogue() if f'"{rule.code}"' not in drawn] == []


def test_a_rule_that_lacks_a_file_is_not_evaluated() -> None:
    planned = plan({"dubu_sager", "dubu_ydelser"})
    assert planned.not_evaluated["activity_after_case_closed"] == ("esdh_sager", "esdh_aktiviteter")
    assert "service_without_case" in {rule.code for rule in planned.evaluated}
    assert len(planned.evaluated) + len(planned.not_evaluated) == len(catalogue())


def test_every_rule_is_evaluated_when_all_is_delivered() -> None:
    every = {name for rule in catalogue() for name in rule.needs} | set(CIVIL_NUMBER)
    assert not plan(every).not_evaluated
