"""`forspring check`: only read and report; nothing is counted."""

from __future__ import annotations

import tempfile
from argparse import Namespace, _SubParsersAction
from datetime import date
from pathlib import Path
from typing import Any

from forspring.jobs import summary, words
from forspring.jobs.progress import console, told_on
from forspring.kernel.texts import _
from forspring.pipeline import checking
from forspring.pipeline.order import Order


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "check",
        help=_("læs leverancer, og vis kun, hvad der er galt"),
        description=_("Læser leverancerne og viser, hvad der blev af rækkerne, og hvad der skal rettes. Intet gemmes."),
    )
    words.add_deliveries(parser)
    words.add_as_of(parser, required=False)
    words.add_sources(parser)
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Read in a folder that is gone afterwards, and print the accounts and the findings."""
    with tempfile.TemporaryDirectory() as scratch, told_on(console()) as told:
        found = checking.check(Order(arguments.deliveries, arguments.as_of or date.max, Path(scratch), arguments.sources), told)
    summary.show_rows(console(), found)
    return 0
