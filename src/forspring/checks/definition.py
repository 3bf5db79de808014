"""What a check is: a sentence for the source's owner, and the SELECT that finds the rows it is about.

A rule is a function whose name is the code. The first line of its docstring names the fault, the rest is the sentence
that the owner reads; `{provision}` in it is filled by the SELECT's column of that name. The SELECT gives `source`,
`delivery`, `file`, `row` and those columns, one row per finding, ordered by nobody.

A sentence leaves the house, so what fills it is shown only when it can name nobody: a day (`…_on`), a word of our own
(`…_label`), a number, or a short code in capitals. Everything else is replaced, in the SELECT itself.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Formatter

from forspring.checks import rules
from forspring.kernel.texts import _

NOTE, MEND, SET_ASIDE = "note", "mend", "set_aside"
CODE = "^[-.A-ZÆØÅ0-9]{1,10}$"
NUMBER_OF_A_PERSON = "[0-9]{6}[-.]?[0-9]{3}"


@dataclass(frozen=True)
class Rule:
    """One check: what is wrong, how bad it is, and which rows it is about."""

    code: str
    severity: str
    title: str
    sentence: str
    field: str | Mapping[str, str]
    needs: tuple[str, ...]
    select: str


@dataclass(frozen=True)
class Plan:
    """Which rules the delivered files allow, and which files each of the others lacks."""

    evaluated: tuple[Rule, ...]
    not_evaluated: Mapping[str, tuple[str, ...]]


def rule(severity: str, *, field: str | Mapping[str, str], needs: tuple[str, ...] = ()) -> Callable[[Callable[[], str]], Rule]:
    """Make a check of a function that returns its SELECT.

    `field` is the standard header that the finding stands at, or one for each file; `needs` names the files without which
    the rule cannot be evaluated.
    """

    def declare(function: Callable[[], str]) -> Rule:
        title, _blank, sentence = inspect.cleandoc(function.__doc__ or "").partition("\n\n")
        if not sentence:
            raise TypeError(f"{function.__name__}: a rule's docstring is a title, an empty line and a sentence")
        return Rule(function.__name__, severity, title.rstrip("."), " ".join(sentence.split()), field, needs, function())

    return declare


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule in `rules/`, by code."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return tuple(getattr(importlib.import_module(f"{rules.__name__}.{name}"), name) for name in names)


def plan(delivered: Collection[str]) -> Plan:
    """Part the rules by whether the delivered files, by standard name, allow them to be evaluated."""
    lacking = {rule.code: tuple(name for name in rule.needs if name not in delivered) for rule in catalogue()}
    return Plan(
        tuple(rule for rule in catalogue() if not lacking[rule.code]), {code: missing for code, missing in lacking.items() if missing}
    )


def statements(rules: Sequence[Rule], at_once: int = 12) -> Iterator[str]:
    """The SELECTs of several rules' findings, some at once: planning them one by one would take longer than finding."""
    for first in range(0, len(rules), at_once):
        yield " union all ".join(statement(rule) for rule in rules[first : first + at_once])


def statement(rule: Rule) -> str:
    """The SELECT of the rule's findings, in the columns of the table `findings`."""
    return f"""
        select
            {_text(rule.code)} as code, {_text(rule.severity)} as severity, found.source as source, found.delivery as delivery,
            found.file as file, found.row as row, {_field(rule.field)} as field, {_message(_(rule.sentence))} as message
        from ({rule.select}) as found
    """


def _field(field: str | Mapping[str, str]) -> str:
    if isinstance(field, str):
        return _text(field)
    return "case found.file " + " ".join(f"when {_text(file)} then {_text(header)}" for file, header in field.items()) + " end"


def _message(sentence: str) -> str:
    parts = []
    for words, name, _format, _conversion in Formatter().parse(sentence):
        if words:
            parts.append(_text(words))
        if name:
            parts.append(_shown(name))
    return " || ".join(parts)


def _shown(column: str) -> str:
    value = f"found.{column}"
    if column.endswith("_on"):
        harmless = f"strftime({value}, '%d-%m-%Y')"
    elif column.endswith("_label"):
        harmless = value
    else:
        text = f"cast({value} as varchar)"
        harmless = f"case when regexp_matches({text}, '{CODE}') and not regexp_matches({text}, '{NUMBER_OF_A_PERSON}') then {text} end"
    return f"coalesce({harmless}, {_text(_('(vises ikke)'))})"


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
