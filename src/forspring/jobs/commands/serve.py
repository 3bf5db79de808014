"""`forspring serve`: the pages, from one process tree on this machine."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from forspring.jobs import application, words
from forspring.jobs.progress import console
from forspring.kernel.texts import _

HOST, PORT = "127.0.0.1", 8000


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "serve", help=_("vis siderne"), description=_("Viser det, der er offentliggjort, som sider i en browser på denne maskine.")
    )
    words.add_data(parser)
    add_address(parser)
    parser.set_defaults(perform=perform)


def add_address(parser: Any) -> None:
    """Where the pages answer."""
    parser.add_argument("--host", metavar=_("ADRESSE"), default=HOST, help=_("adressen, der svares på (ellers kun denne maskine)"))
    parser.add_argument("--port", metavar=_("NUMMER"), type=int, default=PORT, help=_("porten (ellers 8000)"))


def perform(arguments: Namespace) -> int:
    """Serve until interrupted."""
    serve(words.data_folder(arguments.data), arguments.host, arguments.port)
    return 0


def serve(data: Path, host: str, port: int, *, is_synthetic: bool = False) -> None:
    """Prepare tables and files, and answer until interrupted."""
    application.start(data, is_synthetic=is_synthetic)
    application.lay_out_files()
    console().print(_("Siderne svarer på http://{host}:{port}/ – stop med Ctrl+C.").format(host=host, port=port), highlight=False)
    application.answer(host, port)
