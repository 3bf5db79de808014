"""`forspring account`: the first account of an installation; the others are made on the page."""

from __future__ import annotations

import os
from argparse import Namespace, _SubParsersAction
from getpass import getpass
from typing import Any

from forspring.demo.accounts import Person
from forspring.jobs import application, words
from forspring.jobs.progress import console
from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _

PASSWORD = "FORSPRING_PASSWORD"


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "account",
        help=_("opret en administrator"),
        description=_("Opretter en administrator, som derefter opretter de andre brugere på siden »Brugere«."),
    )
    parser.add_argument("username", metavar=_("BRUGERNAVN"))
    parser.add_argument("full_name", metavar=_("NAVN"))
    words.add_data(parser)
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Make the account; the password is typed, or given in the environment, never as a word of the command."""
    application.start(words.data_folder(arguments.data).resolve())
    password = os.environ.get(PASSWORD) or getpass(_("Adgangskode (mindst 12 tegn): "))
    refused = application.let_in_one(Person(arguments.username, arguments.full_name, "administrator"), password)
    if refused:
        raise WrongUseError(refused)
    console().print(_("{username} kan logge ind.").format(username=arguments.username), markup=False)
    return 0
