"""The words that several commands share, and how they are read."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime
from pathlib import Path

from forspring.kernel.texts import _

DATE_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%Y%m%d")


def day(text: str) -> date:
    """A date as a person types it: 2026-10-31 or 31-10-2026."""
    for form in DATE_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise ArgumentTypeError(_("»{text}« er ikke en dato; skriv fx 2026-10-31").format(text=text))


def folder(text: str) -> Path:
    """A folder that is there."""
    path = Path(text)
    if not path.is_dir():
        raise ArgumentTypeError(_("mappen »{text}« findes ikke").format(text=text))
    return path


def add_deliveries(words: ArgumentParser) -> None:
    """The folder of deliveries."""
    words.add_argument("deliveries", metavar=_("LEVERANCER"), type=folder, help=_("mappen med leverancer: <kilde>/<ÅÅÅÅ-MM-DD>/"))


def add_as_of(words: ArgumentParser, *, required: bool = True) -> None:
    """The day that figures are as known on."""
    words.add_argument(
        "--as-of", metavar=_("DATO"), type=day, required=required, help=_("opgørelsesdagen; det nyeste udtræk til og med den dag bruges")
    )


def add_data(words: ArgumentParser) -> None:
    """Where the product keeps what it remembers."""
    words.add_argument(
        "--data",
        metavar=_("MAPPE"),
        type=Path,
        help=_("hvor historik, identiteter (krypteret) og beslutninger gemmes (ellers »forspring-data« ved siden af resultaterne)"),
    )


def add_sources(words: ArgumentParser) -> None:
    """The municipality's own layouts."""
    words.add_argument(
        "--sources", metavar=_("MAPPE"), type=folder, help=_("kommunens egne kildebeskrivelser (TOML), hvis udtrækkene ser anderledes ud")
    )


def data_folder(chosen: Path | None, out: Path | None = None) -> Path:
    """The data folder: the chosen one, else the one beside the results, else the one here."""
    return chosen or (out.resolve().parent if out else Path.cwd()) / "forspring-data"
