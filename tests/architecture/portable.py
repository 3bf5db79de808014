"""The portable subset of SQL, read off a syntax tree: what DuckDB and Spark understand alike.

Each rule gives the slips it finds in a statement, as sentences. A new rule is a new function in `RULES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import sqlglot
from sqlglot import exp
from sqlglot.tokens import Tokenizer, TokenType

NOT_PORTABLE = {
    exp.Unnest: "unnest: use a table of positions",
    exp.Lambda: "a lambda",
    exp.Array: "a list",
    exp.Bracket: "a list or struct taken apart",
    exp.Struct: "a struct",
    exp.Qualify: "qualify: number the rows and choose in a query around it",
    exp.GenerateSeries: "a generator: use the calendar",
    exp.GenerateDateArray: "a generator: use the calendar",
    exp.Columns: "columns(): name them",
    exp.Pivot: "pivot: group by with filters",
    exp.CurrentDate: "the clock: the day is a parameter",
    exp.CurrentTimestamp: "the clock: the day is a parameter",
    exp.DayOfWeekIso: "isodow: the calendar knows the weekdays",
    exp.Rand: "chance",
}
PARAMETERS = {"as_of", "organisation", "period"}
ENGINE_FUNCTIONS = {"hash", "list_aggregate", "range", "today", "random", "uuid", "strptime", "columns", "list_sort", "list_filter"}
UNIQUE = {
    "record", "course", "person", "mention", "notification", "session", "follow_up", "assessment", "case_number", "strand", "kept", "joined",
    "place", "unit", "worker", "day", "thing", "activity", "provision", "member",
    "address", "district", "weekly_hours",  # the last of all the columns by which two dated rows of one person or worker may differ
}  # fmt: skip
OF_A_PLACE = (exp.RowNumber, exp.FirstValue, exp.LastValue, exp.Lead, exp.Lag, exp.IgnoreNulls)


def slips(statement: str) -> list[str]:
    """What in the statement is outside the subset."""
    trees = _parsed(statement)
    if len(trees) != 1 or not isinstance(trees[0], exp.Query):
        return ["not one SELECT"]
    (tree,) = trees
    return [slip for rule in (_nodes, _functions, _selects, _windows, _parameters) for slip in rule(tree)] + list(_aliases(statement, tree))


def for_spark(statement: str) -> str:
    """The statement as Spark is given it."""
    (tree,) = _parsed(statement)
    return tree.sql(dialect="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)


@cache
def _parsed(statement: str) -> tuple[exp.Expression, ...]:
    return tuple(tree for tree in sqlglot.parse(statement, read="duckdb") if tree is not None)


def _nodes(tree: exp.Expression) -> Iterator[str]:
    for node in tree.walk():
        for kind, slip in NOT_PORTABLE.items():
            if type(node) is kind:
                yield slip


def _functions(tree: exp.Expression) -> Iterator[str]:
    for call in tree.find_all(exp.Anonymous):
        yield f"{call.name}(): a function that is not known to mean the same everywhere"
    for call in tree.find_all(exp.Func):
        if call.sql_name().lower() in ENGINE_FUNCTIONS:
            yield f"{call.sql_name().lower()}(): this engine's own"
    for difference in tree.find_all(exp.DateDiff):
        if str(difference.args.get("unit") or "day").strip("'").lower() != "day":
            yield "date_diff counts boundaries: only days"


def _selects(tree: exp.Expression) -> Iterator[str]:
    for join in tree.find_all(exp.Join):
        if join.method:
            yield f"{join.method.lower()} join"
        if join.args.get("using"):
            yield "using: say on"
    for star in tree.find_all(exp.Star):
        if star.args.get("except_") or star.args.get("except") or star.args.get("replace"):
            yield "* except or replace: name the columns"
    for group in tree.find_all(exp.Group):
        if group.args.get("all"):
            yield "group by all: name the columns"
    for union in tree.find_all(exp.SetOperation):
        if union.args.get("by_name"):
            yield "union by name: name the columns in order"


def _windows(tree: exp.Expression) -> Iterator[str]:
    """A window whose order leaves ties gives another answer on another day, unless it asks for the value it is ordered by."""
    for window in tree.find_all(exp.Window):
        order = window.args.get("order")
        if order is not None and isinstance(window.this, OF_A_PLACE):
            last = order.expressions[-1].this
            if last.name not in UNIQUE and last != window.this.this:
                yield f"a window's order ends in {last.sql()}, which is not known to be unique"


def _parameters(tree: exp.Expression) -> Iterator[str]:
    for parameter in tree.find_all(exp.Parameter, exp.Placeholder):
        if parameter.name not in PARAMETERS:
            yield f"${parameter.name} is no known parameter"


def _aliases(statement: str, tree: exp.Expression) -> Iterator[str]:
    """AS stands before every alias: there are as many of the word as the tree has use for."""
    tokens = Tokenizer(dialect="duckdb").tokenize(statement)
    written = sum(token.token_type is TokenType.ALIAS for token in tokens)
    typed = sum(
        token.token_type in (TokenType.DATE, TokenType.TIMESTAMP) and follower.token_type is TokenType.STRING
        for token, follower in pairwise(tokens)
    )
    named_windows = sum(len(select.args.get("windows") or ()) for select in tree.find_all(exp.Select))
    casts = sum(type(node) in (exp.Cast, exp.TryCast) for node in tree.walk()) - typed
    needed = sum(1 for _ in tree.find_all(exp.Alias, exp.TableAlias)) + casts + named_windows
    if written < needed:
        yield f"{needed - written} alias without AS"
