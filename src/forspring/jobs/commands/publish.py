"""`forspring publish`: a run becomes a publication, and later figures must not reveal what it withheld."""

from __future__ import annotations

import json
from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from forspring.jobs import application, words
from forspring.jobs.progress import console
from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _
from forspring.pipeline import publications
from forspring.pipeline.review import RECORD, RESULTS
from forspring.pipeline.run import PUBLISHED
from forspring.pipeline.storage import only_one


def define(choices: _SubParsersAction[Any]) -> None:
    """The command's words."""
    parser = choices.add_parser(
        "publish",
        help=_("offentliggør en kørsel"),
        description=_("Gemmer en kørsels tal som offentliggjort: de ændres ikke, og senere tal kan ikke afsløre, hvad de skjulte."),
    )
    parser.add_argument("out", metavar=_("RESULTATER"), type=words.folder, help=_("mappen, som »forspring run« skrev i"))
    words.add_data(parser)
    parser.set_defaults(perform=perform)


def perform(arguments: Namespace) -> int:
    """Keep the run's figures for good."""
    data = words.data_folder(arguments.data, arguments.out)
    record = arguments.out / RECORD
    result = data / RESULTS / json.loads(record.read_text(encoding="utf-8"))["run"] if record.exists() else None
    if result is None or not result.exists():
        raise WrongUseError(
            _("{out} er ikke resultatet af en kørsel, som {data} kender. Kør »forspring run« først.").format(out=arguments.out, data=data)
        )
    number = publish(data, result)
    console().print(_("Offentliggjort som nr. {number}.").format(number=number))
    return 0


def publish(data: Path, result: Path) -> int:
    """Keep the figures beside the earlier publications, and hand them to the pages; give the publication's number."""
    with only_one(data):
        number = publications.publish(data, result, PUBLISHED)
    application.start(data)
    application.receive(number, result)
    return number
