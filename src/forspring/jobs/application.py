"""The application beside the command: its settings, its tables, and a run handed over to it as a publication."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import django
import pyarrow.csv as csv
import pyarrow.parquet as pq
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection

from forspring.demo.accounts import Person
from forspring.pipeline import doubted, standing
from forspring.pipeline.publications import FIGURES
from forspring.pipeline.review import RECORD

SETTINGS = "forspring.server.settings"


def start(data: Path, *, is_synthetic: bool = False, sources: Path | None = None) -> None:
    """Let the application use the data folder, with its tables as this version wants them."""
    os.environ["FORSPRING_DATA"] = str(data)
    if is_synthetic:
        os.environ["FORSPRING_SYNTHETIC"] = "1"
    if sources is not None:
        os.environ["FORSPRING_SOURCES"] = str(sources)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def receive(number: int, place: Path) -> None:
    """Hand a published run's figures to the pages; they are handed over as values."""
    from forspring.casework.actions import findings
    from forspring.publication.actions import publications

    record = json.loads((place / RECORD).read_text(encoding="utf-8"))
    made = publications.Made(
        number=number,
        as_of=date.fromisoformat(record["as_of"]),
        municipality=record["municipality"],
        run=record["run"],
        code=record["code"],
        organisation=record["organisation"],
        threshold=record["threshold"],
        deliveries=[(source, day) for source, day in record["newest"]],
        units=record["units"],
        not_evaluated=record["checks_not_evaluated"],
        jumped=doubted.jumped(place.parents[1], place),  # a result lies in DATA/results/
    )
    publications.publish(made=made, figures=pq.read_table(place / FIGURES), accounts=csv.read_csv(place / "rows.csv"), by=None)
    found = standing.read(place)
    stands = standing.standing(found, record["deliveries"], record["as_of"])
    findings.receive(findings=found.append_column("stands", stands), by=None)


def let_in(people: Iterable[Person], password: str) -> None:
    """Make the accounts that are not there yet."""
    from forspring.access.queries import accounts

    known = accounts.usernames()
    for one in people:
        if one.username not in known:
            let_in_one(one, password)


def let_in_one(one: Person, password: str) -> str:
    """Make an account, or say why it cannot be made."""
    from forspring.access.actions import accounts
    from forspring.access.permissions import Role

    try:
        accounts.make(
            username=one.username,
            full_name=one.full_name,
            role=Role(one.role),
            password=password,
            units=one.units,
            caseworker=one.caseworker,
            by=None,
        )
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def lay_out_files() -> None:
    """Put the styles, fonts and icons where the server gives them from."""
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def answer(host: str, port: int) -> None:
    """Answer until interrupted: two processes of four threads, each of which opens what it reads itself."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        """Gunicorn, told by us and not by its own command line."""

        def load_config(self) -> None:
            settings = {"bind": f"{host}:{port}", "workers": 2, "threads": 4, "worker_class": "gthread", "timeout": 60}
            for name, value in {**settings, "control_socket_disable": True, "post_worker_init": _warm}.items():
                self.cfg.set(name, value)

        def load(self) -> object:
            return get_wsgi_application()

    Server().run()


def _warm(_worker: object) -> None:
    """Read the newest publication before the first reader asks, who would else wait a second or two."""
    from forspring.publication.queries import publications

    newest = publications.newest()
    if newest is not None:
        publications.figures(newest)
    connection.close()
