"""The worker beside the pages: it does what people asked for there, one errand at a time, as the command would."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from forspring.indicators.catalogue import catalogue
from forspring.jobs import application
from forspring.kernel.errors import ForspringError
from forspring.kernel.texts import _
from forspring.pipeline import publications, run, why
from forspring.pipeline.order import OF_THE_DAY, Order
from forspring.pipeline.review import RESULTS
from forspring.pipeline.run import PUBLISHED
from forspring.pipeline.storage import only_one

PAUSE = 1.0  # seconds between two looks


@dataclass(frozen=True)
class Home:
    """Where an installation keeps its data, and how its deliveries are to be read."""

    data: Path
    deliveries: Path | None = None
    sources: Path | None = None
    municipality: str = ""


class ToldToErrand:
    """Writes on the errand how far it has come, for the page that waits for it."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def stage(self, title: str, steps: int) -> None:
        """A stage begins."""
        self._tell(title)

    def step(self, subject: str = "") -> None:
        """Single steps go by too fast for a page to show."""


def work(home: Home, *, until_idle: bool = False) -> None:
    """Do errands until stopped, until whoever started this is gone, or until there is nothing to do."""
    from forspring.casework.actions import errands

    parent = os.getppid()
    errands.give_back(by=None)
    while os.getppid() == parent:
        errand = errands.take(by=None)
        if errand is not None:
            _do(errand, home)
        elif until_idle:
            return
        else:
            time.sleep(PAUSE)


def _do(errand: Any, home: Home) -> None:
    """Do one errand; whatever happens, it ends with a sentence."""
    from forspring.casework.actions import errands

    told = ToldToErrand(lambda stage: errands.tell(errand=errand, stage=stage, by=None))
    try:
        outcome = {"run": _run, "publish": _publish, "why": _why}[errand.kind](errand.wanted, home, told)
    except ForspringError as refusal:
        errands.end(errand=errand, outcome={"sentence": refusal.sentence}, is_done=False, by=None)
    except Exception:
        errands.end(
            errand=errand, outcome={"sentence": _("Noget gik galt undervejs. De seneste gode tal er urørt.")}, is_done=False, by=None
        )
        raise
    else:
        errands.end(errand=errand, outcome=outcome, is_done=True, by=None)


def _run(wanted: dict[str, Any], home: Home, told: ToldToErrand) -> dict[str, Any]:
    if home.deliveries is None:
        raise ForspringError(_("Der er ikke valgt en mappe med leverancer. Start »forspring serve« med --deliveries."))
    as_of = date.fromisoformat(wanted["as_of"])
    order = Order(home.deliveries, as_of, home.data, home.sources, OF_THE_DAY, "duckdb", home.municipality)
    return {"run": run.run(order, told).place.name}


def _publish(wanted: dict[str, Any], home: Home, _told: ToldToErrand) -> dict[str, Any]:
    place = home.data / RESULTS / str(wanted["run"])
    if not place.is_dir():
        raise ForspringError(_("Kørslen er ikke gemt mere. Kør igen, og offentliggør derefter."))
    with only_one(home.data):
        number = publications.publish(home.data, place, PUBLISHED)
    application.receive(number, place)
    return {"number": number}


def _why(wanted: dict[str, Any], home: Home, told: ToldToErrand) -> dict[str, Any]:
    one = catalogue()[wanted["indicator"]]
    before, after = date.fromisoformat(wanted["before"]), date.fromisoformat(wanted["after"])
    answers = why.split(home.data, one, wanted["period"], before, after, told)
    return {
        "measures": [
            {
                "measure": measure,
                "before": compared.before,
                "after": compared.after,
                "parts": [[part.reason, part.added, part.removed] for part in compared.parts],
            }
            for measure, compared in answers.items()
        ]
    }
