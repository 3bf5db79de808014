"""`forspring sources`: which files are known, and what stands in them."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from typing import Any

from forspring.jobs import words
from forspring.jobs.progress import console
from forspring.kernel.texts import _
from forspring.sources import declarations


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "sources",
        help=_("vis de kilder og filer, der kan læses"),
        description=_("Viser hver kildes filer og deres kolonner. Et »!« er en kolonne, som rækken ikke kan undvære."),
    )
    words.add_sources(parser)
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Print every source with the layouts in force."""
    screen = console()
    for source in declarations(arguments.sources):
        screen.print(f"{source.name}: {source.title}", markup=False, highlight=False)
        for layout in source.layouts:
            origin = _("kommunens egen") if layout.is_own else _("standard")
            screen.print(
                _("  fra {day} ({origin})").format(day=f"{layout.valid_from:%d-%m-%Y}", origin=origin), markup=False, highlight=False
            )
            for file in layout.files:
                headers = ", ".join(field.header + ("!" if field.required else "") for field in file.fields)
                screen.print(f"    {file.name}: {headers}", markup=False, highlight=False)
    return 0
