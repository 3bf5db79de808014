"""Linkage keeps to the portable subset of SQL, and says nothing that identifies."""

from __future__ import annotations

import re

import pytest
import sqlglot
from sqlglot import exp

from forspring.linkage import TITLES, doubtful, findings, linking

STATEMENTS = dict(linking.STATEMENTS)
FORBIDDEN = (exp.Qualify, exp.Lambda, exp.Unnest, exp.Array, exp.Star)


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_is_portable(name: str) -> None:
    tree = sqlglot.parse_one(STATEMENTS[name], read="duckdb")
    stars = [star for star in tree.find_all(exp.Star) if not isinstance(star.parent, exp.Count)]
    assert not stars
    assert not list(tree.find_all(*FORBIDDEN[:-1]))
    assert all(alias.args.get("alias") for alias in tree.find_all(exp.Subquery) if isinstance(alias.parent, exp.From | exp.Join))
    assert sqlglot.transpile(STATEMENTS[name], read="duckdb", write="spark")


def test_every_code_has_a_title_and_a_sentence_that_ends() -> None:
    assert all(title and sentence.endswith(".") for _, title, sentence in findings.SENTENCES.values())
    assert list(TITLES) == list(findings.SENTENCES)


def test_every_reason_for_doubt_has_words() -> None:
    used = set(re.findall(r"'(\w+)' as reason|then '(twin)' else '(evidence)'", " ".join(STATEMENTS.values())))
    assert {word for found in used for word in found if word} == set(doubtful.REASONS)
