"""`forspring work`: does what people asked for on the pages. `forspring serve` starts it by itself."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from typing import Any

from forspring.jobs import application, words, worker
from forspring.kernel.texts import _


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "work",
        help=_("udfør det, der er bedt om på siderne"),
        description=_("Udfører kørsler, offentliggørelser og forklaringer, som nogen har bedt om på siderne, én ad gangen."),
    )
    add_home(parser)
    parser.add_argument("--until-idle", action="store_true", help=_("stop, når der ikke er mere at gøre"))
    parser.set_defaults(perform=perform)


def add_home(parser: Any) -> None:
    """Where an installation keeps its things."""
    words.add_data(parser)
    parser.add_argument(
        "--deliveries", metavar=_("MAPPE"), type=words.folder, help=_("mappen med leverancer, som kørsler fra siderne læser")
    )
    words.add_sources(parser)
    parser.add_argument("--municipality", metavar=_("NAVN"), default="", help=_("kommunens navn på rapporten"))


def home(arguments: Namespace) -> worker.Home:
    """The installation that the words name."""
    return worker.Home(words.data_folder(arguments.data).resolve(), arguments.deliveries, arguments.sources, arguments.municipality)


def perform(arguments: Namespace) -> int:
    """Work until stopped."""
    place = home(arguments)
    application.start(place.data)
    worker.work(place, until_idle=arguments.until_idle)
    return 0
