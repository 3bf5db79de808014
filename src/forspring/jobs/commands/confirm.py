"""`forspring confirm`: a delivery that was held back from deleting is found to be right."""

from __future__ import annotations

import getpass
from argparse import Namespace, _SubParsersAction
from datetime import UTC, datetime
from typing import Any

from forspring.jobs import words
from forspring.jobs.progress import console
from forspring.kernel.texts import _
from forspring.pipeline import decisions


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "confirm",
        help=_("bekræft en leverance, der er holdt tilbage"),
        description=_("En tom, halveret eller afskåret fil sletter intet, før nogen bekræfter den."),
    )
    parser.add_argument("source", metavar=_("KILDE"))
    parser.add_argument("delivery", metavar=_("DATO"), type=words.day)
    parser.add_argument("file", metavar=_("FIL"), help=_("filens navn, fx dubu_sager"))
    parser.add_argument("--reason", metavar=_("BEGRUNDELSE"), required=True, help=_("hvorfor leverancen er rigtig"))
    words.add_data(parser)
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Keep the decision; the next run obeys it."""
    about = {"source": arguments.source, "delivery": arguments.delivery.isoformat(), "file": arguments.file}
    decision = decisions.Decision("confirm_delivery", about, getpass.getuser(), datetime.now(UTC), arguments.reason)
    decisions.record(words.data_folder(arguments.data), decision)
    console().print(_("Bekræftet. Næste kørsel retter sig efter det."))
    return 0
