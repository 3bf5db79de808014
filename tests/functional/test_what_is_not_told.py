"""Whoever may not see persons finds none, on no page and in no export; and what is withheld is withheld everywhere."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from crawling import Answer, crawl
from known import People, cells, held, shares
from places import ABOUT_PERSONS, is_about_persons

from forspring.access.permissions import ALLOWED, Role
from forspring.indicators.catalogue import catalogue

SEES_PERSONS = {role for role in Role if ALLOWED[role] & ABOUT_PERSONS}
FIRST = Role.CONTROLLER  # follows every way; the others a few of each kind
MANY, FEW = 80, 3


@pytest.fixture(scope="session")
def answers(browser: Any, base_url: str, states: dict[str, Any], examples: Any) -> dict[Role, list[Answer]]:
    """All that each role can read."""
    read = {}
    for role in Role:
        context = browser.new_context(base_url=base_url, storage_state=states[role])
        read[role] = list(crawl(context.request, base_url, MANY if role == FIRST else FEW))
        context.close()
    return read


@pytest.fixture(scope="session")
def persons_told(answers: dict[Role, list[Answer]], demo_folder: Path) -> set[tuple[Role, str]]:
    """Who reads of somebody in the demo, and where."""
    people = People(demo_folder / "leverancer")
    texts = {one.text for read in answers.values() for one in read}
    telling = {text for text in texts if people.in_text(text)}
    return {(role, one.address) for role, read in answers.items() for one in read if one.text in telling}


@pytest.fixture(scope="session")
def withheld(demo_folder: Path, base_url: str) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """The published cells, and the same cells before disclosure control."""
    run = json.loads((demo_folder / "overblik" / "record.json").read_text(encoding="utf-8"))["run"]
    inside = demo_folder / "forspring-data" / "results" / run / "figures-internal.csv"
    return cells(demo_folder / "overblik" / "figures.csv"), cells(inside)


def test_every_link_leads_somewhere(answers):
    assert [(role, one.address, one.status) for role, read in answers.items() for one in read if one.status != 200] == []
    assert len(answers[FIRST]) > len(catalogue())


def test_who_may_not_see_persons_reads_of_none(persons_told):
    assert [(role, address) for role, address in persons_told if role not in SEES_PERSONS] == []


def test_only_the_pages_about_persons_tell_of_persons(persons_told):
    assert [address for _, address in persons_told if not is_about_persons(address)] == []
    assert any("/koblinger/" in address for _, address in persons_told)


def test_nobody_reads_what_a_withheld_cell_holds(answers, withheld):
    published, inside = withheld
    shown = held(published.values())
    hidden = held(inside[key] for key, cell in published.items() if cell["status"] == "withheld" and key in inside) - shown
    read = {one.address: shares(one.text) for read in answers.values() for one in read}
    assert len(hidden) > 100
    assert len(set().union(*read.values()) & shown) > 20, "shares are written in another way than the test looks for"
    assert [(address, told & hidden) for address, told in read.items() if told & hidden] == []
    assert any("skjult" in one.text for one in answers[FIRST] if one.address.startswith("/overblik/"))


def test_an_export_has_no_number_where_a_cell_is_withheld(answers, withheld):
    published, _ = withheld
    files = [one for one in answers[FIRST] if one.address.endswith("/tal.csv")]
    rows = [(one.address.split("/")[2], row) for one in files for row in csv.DictReader(one.text.splitlines(), delimiter=";")]
    assert len(files) > len(catalogue()) / 2
    for name, row in rows:
        cell = published[name, row["periode"], row["opdeling"], row["medlem"], row["mål"]]
        assert cell["status"] == row["status"]
        assert (row["værdi"] == "" and row["del"] in ("", "None") and row["helhed"] in ("", "None")) == (cell["value"] == "")
