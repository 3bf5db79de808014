"""`forspring links`: the doubtful links, and what people decide about them."""

from __future__ import annotations

import getpass
from argparse import Namespace, _SubParsersAction
from datetime import UTC, datetime
from typing import Any

from rich.table import Table

from forspring.jobs import words
from forspring.jobs.progress import console
from forspring.kernel.texts import _
from forspring.pipeline import review

DECISIONS = {"join": "samme barn", "apart": "ikke samme barn", "": ""}


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "links",
        help=_("vis og afgør tvivlsomme koblinger"),
        description=_("Viser de koblinger, som kun mennesker kan afgøre, og gemmer afgørelsen."),
    )
    parser.add_argument(
        "decision", metavar="join|apart", nargs="?", choices=("join", "apart"), help=_("join: samme barn; apart: ikke samme barn")
    )
    parser.add_argument("number", metavar=_("NR"), nargs="?", type=int, help=_("koblingens nummer på listen"))
    parser.add_argument("--reason", metavar=_("BEGRUNDELSE"), default="", help=_("hvorfor; skrives sammen med afgørelsen"))
    parser.add_argument("--identity", action="store_true", help=_("vis også navn, adresse og CPR-nummer; kun for den, der skal afgøre"))
    words.add_data(parser)
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Show the list, or keep one decision."""
    data = words.data_folder(arguments.data)
    if arguments.decision:
        review.decide(data, arguments.number or 0, arguments.decision, arguments.reason, getpass.getuser(), datetime.now(UTC))
        console().print(_("Afgørelsen er gemt. Næste kørsel retter sig efter den."))
        return 0
    table = Table(
        _("Nr."),
        _("Den ene"),
        _("Den anden"),
        _("Hvorfor i tvivl"),
        _("Hvad taler for og imod"),
        _("Afgjort"),
        title=_("Tvivlsomme koblinger"),
        title_justify="left",
    )
    for doubt in review.doubts(data, with_identity=arguments.identity):
        sides = ("\n".join(filter(None, side)) for side in zip(doubt.places, doubt.shown, strict=True))
        table.add_row(str(doubt.number), *sides, doubt.why, doubt.evidence, _(DECISIONS[doubt.decided]))
    console().print(table if table.row_count else _("Der er ingen tvivlsomme koblinger."))
    return 0
