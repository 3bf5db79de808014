"""`forspring run`: from deliveries to one trustworthy overview."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from forspring.jobs import summary, words
from forspring.jobs.progress import console, told_on
from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _
from forspring.pipeline import run as pipeline
from forspring.pipeline.order import OF_THE_DAY, OF_TODAY, Order
from forspring.pipeline.storage import check_writable, put_in_place


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "run",
        help=_("læs leverancer, og skriv overblikket"),
        description=_("Læser leverancerne, gør rede for hver række og skriver tal og rapport."),
    )
    words.add_deliveries(parser)
    words.add_as_of(parser)
    parser.add_argument(
        "--out", metavar=_("MAPPE"), type=Path, required=True, help=_("hvor figures.csv, rows.csv, findings.csv og rapporten skrives")
    )
    parser.add_argument(
        "--internal", action="store_true", help=_("skriv også tal uden skjulte celler og personnøgler; kun til brug i enheden")
    )
    words.add_data(parser)
    words.add_sources(parser)
    parser.add_argument(
        "--organisation",
        choices=(OF_THE_DAY, OF_TODAY),
        default=OF_THE_DAY,
        help=_("tal i dagens (day) eller nutidens (today) organisation"),
    )
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb", help=_("regnemaskine; spark kommer senere"))
    parser.add_argument("--municipality", metavar=_("NAVN"), default="", help=_("kommunens navn på rapporten"))
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Carry the deliveries through and put the results where they were asked for."""
    if arguments.engine == "spark":
        raise WrongUseError(_("En hel kommune kan endnu ikke køres på Spark; kør med --engine duckdb."))
    check_writable(arguments.out)
    order = Order(
        arguments.deliveries,
        arguments.as_of,
        words.data_folder(arguments.data, arguments.out),
        arguments.sources,
        arguments.organisation,
        arguments.engine,
        arguments.municipality,
    )
    with told_on(console()) as told:
        result = pipeline.run(order, told)
    put_in_place(result.files(internal=arguments.internal), arguments.out)
    summary.show(console(), result, arguments.out)
    return 0
