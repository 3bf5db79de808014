"""`forspring explain`: what a figure means, and by which law."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from difflib import get_close_matches
from typing import Any

from forspring.indicators.catalogue import catalogue
from forspring.jobs.progress import console
from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "explain", help=_("vis et tals definition og lov"), description=_("Viser, hvad et tal betyder, og hvilken lov det hviler på.")
    )
    parser.add_argument("indicator", metavar=_("TAL"), nargs="?", help=_("tallets navn, fx children_active; uden navn vises dem alle"))
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Print one definition, or the list of them."""
    screen, known = console(), catalogue()
    if arguments.indicator is None:
        for one in known.values():
            screen.print(f"{one.id:28} {_(one.title)}", markup=False, highlight=False)
        return 0
    one = find(arguments.indicator)
    screen.print(f"{_(one.title)} ({one.id})\n\n{_(one.definition)}\n", markup=False, highlight=False)
    screen.print(
        _("Grundlag: {reference}").format(reference=one.reference or _("ingen lov; egen opgørelse")), markup=False, highlight=False
    )
    return 0


def find(name: str) -> Any:
    """The indicator of the name, or a sentence that names the nearest."""
    known = catalogue()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3)
    hint = _(" Mente du {near}?").format(near=", ".join(near)) if near else ""
    raise WrongUseError(_("»{name}« er ikke et tal, vi kender.{hint} »forspring explain« viser dem alle.").format(name=name, hint=hint))
