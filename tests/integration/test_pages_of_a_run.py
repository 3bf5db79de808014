"""From deliveries to pages: the worker runs what was asked for, publishes it, finds out why a figure moved, and settles links."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from forspring.access.models import Entry
from forspring.access.permissions import Role
from forspring.casework.actions import errands
from forspring.casework.models import Errand
from forspring.demo import municipality
from forspring.jobs import worker
from forspring.pipeline import decisions
from tests.application import text

AS_OF = date(2026, 10, 31)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> worker.Home:
    """A small municipality's deliveries, and a data folder."""
    folder = tmp_path_factory.mktemp("kommune")
    made = municipality.make(folder, children=800, seed=11, as_of=AS_OF)
    return worker.Home(folder / "data", made.deliveries, None, "Prøve Kommune")


def done(home: worker.Home, kind: str) -> Errand:
    """The newest errand of the kind, when the worker has done it."""
    worker.work(home, until_idle=True)
    errand = Errand.objects.filter(kind=kind).first()
    assert errand is not None
    assert errand.state == "done", errand.outcome
    return errand


@pytest.mark.django_db
def test_a_run_is_published_explained_and_its_links_are_settled(home, as_role, settings, tmp_path: Path):
    settings.DATA = home.data
    steward, leader = as_role(Role.DATA_STEWARD), as_role(Role.TEAM_LEADER)

    address = steward.post("/koersler/", {"dag": AS_OF.isoformat()}).url
    done(home, "run")
    assert "Børn i forløb" in text(steward.get(address))
    steward.post(f"{address}offentliggoer/")
    assert done(home, "publish").outcome == {"number": 1}
    assert "Prøve Kommune" in text(leader.get("/overblik/"))

    days = [day for day in text(leader.get("/hvorfor/")).split() if day.count("-") == 2]
    oldest, newest = sorted({"-".join(reversed(day.split("-"))) for day in days})[:2]
    question = {"tal": "courses_started", "periode": "2025", "fra": oldest, "til": newest}
    address = leader.post("/hvorfor/", question).url
    done(home, "why")
    assert "Som kendt ved den nyeste leverance" in text(leader.get(address))

    shown = text(steward.get("/data/koblinger/"))
    assert "Kobling 1" in shown
    assert not Entry.objects.filter(act="link_seen").exists()
    steward.get("/data/koblinger/1/")
    assert Entry.objects.filter(act="link_seen").count() == 1
    assert steward.post("/data/koblinger/1/", {"beslutning": "apart", "begrundelse": "kort"}).status_code == 422
    steward.post("/data/koblinger/1/", {"beslutning": "apart", "begrundelse": "To søskende med samme adresse"})
    (decision,) = decisions.read(home.data)
    assert (decision.kind, decision.reason) == ("apart", "To søskende med samme adresse")
    assert "To børn" in text(steward.get("/data/koblinger/"))


@pytest.mark.django_db
def test_what_cannot_be_done_ends_with_a_sentence(home):
    errands.ask(kind="publish", wanted={"run": "findes ikke"}, by=None)
    worker.work(home, until_idle=True)
    errand = Errand.objects.get()
    assert errand.state == "failed"
    assert "ikke gemt mere" in errand.outcome["sentence"]
