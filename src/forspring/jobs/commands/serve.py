"""`forspring serve`: the pages and the worker beside them, from one process tree on this machine."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from forspring.jobs import application
from forspring.jobs.commands import work
from forspring.jobs.progress import console
from forspring.jobs.worker import Home
from forspring.kernel.texts import _

HOST, PORT = "127.0.0.1", 8000


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "serve", help=_("vis siderne"), description=_("Viser det, der er offentliggjort, som sider i en browser på denne maskine.")
    )
    work.add_home(parser)
    add_address(parser)
    parser.set_defaults(perform=perform)


def add_address(parser: Any) -> None:
    """Where the pages answer."""
    parser.add_argument("--host", metavar=_("ADRESSE"), default=HOST, help=_("adressen, der svares på (ellers kun denne maskine)"))
    parser.add_argument("--port", metavar=_("NUMMER"), type=int, default=PORT, help=_("porten (ellers 8000)"))


def perform(arguments: Namespace) -> int:
    """Serve until interrupted."""
    serve(work.home(arguments), arguments.host, arguments.port)
    return 0


def serve(home: Home, host: str, port: int, *, is_synthetic: bool = False) -> None:
    """Prepare tables and files, and answer until interrupted."""
    application.start(home.data, is_synthetic=is_synthetic, sources=home.sources)
    application.lay_out_files()
    console().print(_("Siderne svarer på http://{host}:{port}/ – stop med Ctrl+C.").format(host=host, port=port), highlight=False)
    with _worker(home):
        application.answer(host, port)


@contextmanager
def _worker(home: Home) -> Iterator[None]:
    """The worker, for as long as the pages are up."""
    words = {"--data": home.data, "--deliveries": home.deliveries, "--sources": home.sources, "--municipality": home.municipality}
    told = [text for name, value in words.items() if value for text in (name, str(value))]
    worker = subprocess.Popen([sys.executable, "-m", "forspring", "work", *told])
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=20)
