"""Figures that rest on a source whose profile jumped stand still, and the page says so."""

from __future__ import annotations

from datetime import date

import pytest
from tests.application import FIGURES, publish, text

from forspring.access.permissions import Role
from forspring.publication.models import Publication
from forspring.publication.queries import publications
from forspring.report.content import Headline, Panel, Section, Table
from forspring.report.figures import COUNT, Cell
from forspring.web.pages.overview.freezing import Overview, Still, freeze

FIRST, SECOND = Still(1, date(2026, 8, 31)), Still(2, date(2026, 9, 30))
JUMP = (("dubu", "»Type«: Cool Kids er gået fra 10 % til 80 %."),)


def panel(title, source, finding):
    return Panel(title, finding, Table("", "", (), ()), (title.lower(),), source=source)


def told(number):
    """An overview whose findings say which publication they are from."""
    panels = (panel("A", "DUBU, ESDH", f"A{number}"), panel("B", "Novax", f"B{number}"), panel("C", "DUBU, Organisation", f"C{number}"))
    lines = {name: Headline(name, f"{name}{number}", "uændret", "same", Cell(COUNT)) for name in "abc"}
    return Overview(lines, (Section("s", "S", panels),), {})


def frozen(**jumped):
    return freeze(told(3), jumped, lambda still: told(still.number))


def findings(overview):
    return [one.finding for one in overview.sections[0].panels]


def test_what_rests_on_the_source_is_from_before_and_the_rest_is_new():
    still = frozen(DUBU=SECOND)
    assert findings(still) == ["A2", "B3", "C2"]
    assert [line.value for line in still.headlines.values()] == ["a2", "b3", "c2"]
    assert still.sections[0].panels[0].note == "Frosset: tallene er fra offentliggørelse nr. 2, for profilen af DUBU er sprunget."
    assert still.stills == {("s", "A"): SECOND, ("s", "C"): SECOND}


def test_what_rests_on_two_jumped_sources_is_from_before_both():
    assert findings(frozen(DUBU=SECOND, ESDH=FIRST)) == ["A1", "B3", "C2"]


def test_without_earlier_figures_the_new_ones_stand_with_a_warning():
    still = frozen(DUBU=None)
    assert findings(still) == ["A3", "B3", "C3"]
    assert "Tag tallene med forbehold" in still.sections[0].panels[0].note
    assert still.headlines["a"].change == "tag med forbehold: kildens profil er sprunget"
    assert still.stills == {}


def test_a_panel_that_was_not_there_before_stands_with_a_warning():
    bare = Overview({}, (Section("s", "S", ()),), {})
    still = freeze(told(3), {"DUBU": SECOND}, lambda _still: bare)
    assert findings(still) == ["A3", "B3", "C3"]
    assert "forbehold" in still.headlines["c"].change


def test_without_a_jump_nothing_is_touched():
    now = told(3)
    assert freeze(now, {}, lambda _still: pytest.fail("nothing earlier is asked for")) is now


NEXT = tuple({**row, "value": 999.0} if row["indicator"] == "children_active" and not row["dimension"] else row for row in FIGURES)


@pytest.mark.django_db
def test_the_overview_shows_the_figures_before_the_jump_and_says_why(as_role):
    publish(1)
    publish(2, NEXT, jumped=JUMP)
    shown = text(as_role(Role.CASEWORKER).get("/overblik/"))
    assert "Tallene fra DUBU er frosset: kildens profil er sprunget. »Type«: Cool Kids er gået fra 10 % til 80 %." in shown
    assert "412" in shown
    assert "999" not in shown


@pytest.mark.django_db
def test_a_confirmed_jump_lets_the_same_publication_go(as_role):
    publish(1)
    publish(2, NEXT, jumped=JUMP)
    publish(2, NEXT)
    shown = text(as_role(Role.CASEWORKER).get("/overblik/"))
    assert "frosset" not in shown
    assert "999" in shown
    assert Publication.objects.count() == 2


@pytest.mark.django_db
def test_the_figures_before_are_those_of_the_newest_publication_without_the_jump():
    publish(1)
    publish(2)
    publish(3, jumped=JUMP)
    newest = publish(4, jumped=JUMP)
    assert publications.before_jumps(newest)["dubu"].number == 2
    first = replace_jumped(publish(1))
    assert publications.before_jumps(first) == {"dubu": None}


def replace_jumped(publication):
    publication.jumped = [list(one) for one in JUMP]
    return publication
