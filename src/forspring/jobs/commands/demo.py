"""`forspring demo`: a synthetic municipality, carried through."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from datetime import date
from pathlib import Path
from typing import Any

from forspring.demo import municipality
from forspring.jobs.commands import run
from forspring.jobs.progress import console
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
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Make the deliveries and do the main job on them."""
    console().print(_("Laver demokommunen i {folder} …").format(folder=arguments.folder), highlight=False)
    made = municipality.make(arguments.folder, children=arguments.children, seed=SEED, as_of=AS_OF)
    return run.perform(
        Namespace(
            deliveries=made.deliveries,
            as_of=AS_OF,
            out=arguments.folder / "overblik",
            internal=False,
            data=arguments.folder / "forspring-data",
            sources=None,
            organisation="day",
            engine="duckdb",
            municipality=_("Demo Kommune"),
        )
    )
