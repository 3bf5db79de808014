"""`forspring why`: a figure compared between two deliveries, split into the reasons that it moved."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from typing import Any

from rich.table import Table

from forspring.jobs import words
from forspring.jobs.commands.explain import find
from forspring.jobs.progress import console, told_on
from forspring.kernel.texts import _
from forspring.pipeline import why

REASONS = {
    "new": "Nye i kilden",
    "vanished": "Forsvundet fra kilden",
    "re_dated": "Ændret dato",
    "re_coded": "Ændret kategori, paragraf eller enhed",
    "ended": "Afsluttet siden",
    "newly_linked": "Ændret sammenkobling",
    "time": "Tiden er gået",
}


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "why",
        help=_("vis, hvorfor et tal er ændret"),
        description=_("Sammenligner et tal mellem to leverancer og deler ændringen op efter årsag."),
    )
    parser.add_argument("indicator", metavar=_("TAL"))
    parser.add_argument("period", metavar=_("PERIODE"), help=_("2025, 2025-Q3, 2025-10 eller en dag"))
    parser.add_argument("--between", metavar=_("DATO"), nargs=2, type=words.day, required=True, help=_("de to leverancers datoer"))
    words.add_data(parser)
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Print the parts; they add up to the change."""
    one = find(arguments.indicator)
    before, after = arguments.between
    with told_on(console()) as told:
        answers = why.split(words.data_folder(arguments.data), one, arguments.period, before, after, told)
    for measure, comparison in answers.items():
        table = Table("", _("Til"), _("Fra"), _("I alt"), title=f"{_(one.title)}, {arguments.period}: {_(measure)}", title_justify="left")
        table.add_row(_("Som kendt {day}").format(day=f"{before:%d-%m-%Y}"), "", "", str(comparison.before))
        for part in comparison.parts:
            table.add_row(_(REASONS[part.reason]), f"+{part.added}", f"-{part.removed}", f"{part.change:+}")
        table.add_row(_("Som kendt {day}").format(day=f"{after:%d-%m-%Y}"), "", "", str(comparison.after))
        console().print(table)
    return 0
