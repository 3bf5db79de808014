"""`forspring demo`: a synthetic municipality, carried through."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from datetime import date
from pathlib import Path
from typing import Any

from forspring.demo import accounts, municipality
from forspring.jobs import application
from forspring.jobs.commands import publish, run, serve
from forspring.jobs.progress import console
from forspring.jobs.worker import Home
from forspring.kernel.texts import _

CHILDREN, SEED = 10_000, 2026
AS_OF = date(2026, 10, 31)


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "demo", help=_("lav demokommunen, og kør den"), description=_("Laver en opdigtet kommunes leverancer og kører dem igennem.")
    )
    parser.add_argument(
        "--folder", metavar=_("MAPPE"), type=Path, default=Path("demo-kommune"), help=_("hvor demokommunen lægges (ellers »demo-kommune«)")
    )
    parser.add_argument(
        "--children", metavar=_("ANTAL"), type=int, default=CHILDREN, help=_("hvor mange børn der bor i kommunen (ellers 10.000)")
    )
    parser.add_argument("--no-pages", action="store_true", help=_("vis ikke siderne bagefter"))
    serve.add_address(parser)
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Make the deliveries, do the main job on them, publish it, and show the pages."""
    folder, data = arguments.folder, arguments.folder / "forspring-data"
    console().print(_("Laver demokommunen i {folder} …").format(folder=folder), highlight=False)
    made = municipality.make(folder, children=arguments.children, seed=SEED, as_of=AS_OF)
    run.perform(
        Namespace(
            deliveries=made.deliveries,
            as_of=AS_OF,
            out=folder / "overblik",
            internal=False,
            data=data,
            sources=None,
            organisation="day",
            engine="duckdb",
            municipality=_("Demo Kommune"),
        )
    )
    if arguments.no_pages:
        return 0
    application.start(data.resolve(), is_synthetic=True)  # first, for settings are read once
    publish.perform(Namespace(out=folder / "overblik", data=data))
    application.let_in(accounts.PEOPLE, accounts.PASSWORD)
    console().print(
        _("Log ind som {names}; adgangskoden er {password}").format(
            names=", ".join(one.username for one in accounts.PEOPLE), password=accounts.PASSWORD
        ),
        highlight=False,
    )
    serve.serve(Home(data.resolve(), made.deliveries, None, _("Demo Kommune")), arguments.host, arguments.port, is_synthetic=True)
    return 0
