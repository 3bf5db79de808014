"""Linkage from end to end: mentions and decisions in, links, people, families and what is doubtful out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from forspring.linkage import decisions as decided
from forspring.linkage import doubtful as doubt
from forspring.linkage import families, keys, match, numbers, persons
from forspring.linkage import findings as finds
from forspring.linkage.decisions import Decision
from forspring.linkage.keys import Steps
from forspring.warehouse import Warehouse

_CURRENT = "select mention from mentions where is_current"
_NEWEST = """
    select m.mention
    from mentions as m
    join (select source, file, max(delivery) as delivery from mentions group by source, file) as n
        on n.source = m.source and n.file = m.file and n.delivery = m.delivery
"""
STATEMENTS: Steps = (
    *keys.STEPS, *numbers.STEPS, *match.ENTITIES, *match.TO_WEIGH, ("population", match.POPULATION), *persons.DECIDED, *match.CHOICES,
    *families.NOTICES, ("next_pregnancy", families.NEXT_PREGNANCY), *persons.BEFORE_JOINS, ("roots_joined", persons.JOINED), ("newest", _NEWEST),
    *persons.AFTER_JOINS, ("links", persons.LINKS), ("people", persons.PEOPLE), *families.FAMILIES, ("kinship", families.KINSHIP),
    ("residences", families.RESIDENCES), *doubt.STEPS, ("doubtful", doubt.DOUBTFUL), *finds.STEPS, ("findings", finds.FINDINGS),
)  # fmt: skip


@dataclass(frozen=True)
class Linked:
    """What linkage found, by keys alone: nothing here identifies anybody."""

    links: pa.Table
    people: pa.Table
    kinship: pa.Table
    residences: pa.Table
    doubtful: pa.Table
    findings: pa.Table


def link(mentions: pa.Table, decisions: Iterable[Decision], engine: Warehouse) -> Linked:
    """Link the mentions in an engine of their own, which the caller closes: it holds identity.

    `mentions` has the columns of identity.MENTIONS with global numbers, and `source`, `file`, `delivery`; also `is_current`
    where some are history only (without it each file's newest delivery is current). Older deliveries' mentions keep
    the keys stable. Families and districts come from current mentions.
    """
    engine.load("mentions", mentions)
    engine.load("decisions", decided.table(decisions))
    _run(engine, keys.STEPS, numbers.STEPS, match.ENTITIES, match.TO_WEIGH, persons.DECIDED)
    match.weigh(engine)
    _run(engine, match.CHOICES, families.NOTICES)
    families.tell_pregnancies_apart(engine)
    _run(engine, persons.BEFORE_JOINS)
    persons.join_decided(engine)
    engine.create("current_mentions", _CURRENT if "is_current" in mentions.column_names else _NEWEST)
    _run(engine, persons.AFTER_JOINS)
    engine.create("people", persons.PEOPLE)
    _run(engine, families.FAMILIES)
    return Linked(
        links=engine.arrow(persons.LINKS),
        people=engine.arrow("select * from people order by person"),
        kinship=engine.arrow(families.KINSHIP),
        residences=engine.arrow(families.RESIDENCES),
        doubtful=doubt.doubtful(engine),
        findings=finds.findings(engine),
    )


def _run(engine: Warehouse, *steps: Steps) -> None:
    for group in steps:
        for name, select in group:
            engine.create(name, select, match.PARAMETERS)
