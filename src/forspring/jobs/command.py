"""The command: what a person types.

Each command is a file in `commands/` with `define` (its words and its help) and `perform` (a few lines; the
work lives in the pipeline). Exit code 0 is done, 1 something could not be done, 2 wrong use.
"""

from __future__ import annotations

import argparse
import gettext
import os
import sys
from collections.abc import Sequence

from rich.console import Console

from forspring import __version__
from forspring.jobs.commands import account, check, confirm, demo, explain, links, publish, run, serve, sources, why, work
from forspring.kernel.errors import ForspringError
from forspring.kernel.texts import LANGUAGES, LOCALE, _, speak

COMMANDS = (run, demo, check, explain, why, sources, links, confirm, publish, serve, work, account)
INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    sys.exit(obey(sys.argv[1:], language=os.environ.get("FORSPRING_LANGUAGE", LANGUAGES[0])))


def obey(words: Sequence[str], language: str) -> int:
    """Perform what the words say and give the exit code; what a person can put right is said without a traceback."""
    _teach(language)
    arguments = parser().parse_args(words)
    complaints = Console(stderr=True, soft_wrap=True, highlight=False)
    try:
        return int(arguments.perform(arguments))
    except ForspringError as refusal:
        complaints.print(refusal.sentence, markup=False)
        return refusal.exit_code
    except KeyboardInterrupt:
        complaints.print(_("Afbrudt. Det seneste gode resultat er urørt; kør igen for at fortsætte."))
        return INTERRUPTED


def parser() -> argparse.ArgumentParser:
    """The words of the command, with help that a controller understands."""
    words = argparse.ArgumentParser(
        prog="forspring",
        description=_(
            "Forspring læser udtræk fra DUBU, ESDH og Novax, gør rede for hver række og giver ét samlet overblik over den tidlige indsats for børn og familier."
        ),
        epilog=_(
            "Skriv »forspring KOMMANDO --help« for at se, hvad en kommando kan. Udgangskode: 0 udført, 1 noget kunne ikke gøres, 2 forkert brug."
        ),
    )
    words.add_argument("--version", action="version", version=f"forspring {__version__}", help=_("vis versionen"))
    choices = words.add_subparsers(title=_("Kommandoer"), metavar=_("KOMMANDO"), required=True)
    for command in COMMANDS:
        command.define(choices)
    return words


def _teach(language: str) -> None:
    """Let our own texts and the parser's speak the language."""
    speak(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("argparse", str(LOCALE))
    gettext.textdomain("argparse")
