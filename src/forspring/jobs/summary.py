"""What a run says when it is done: what was read, what was refused and why, the ten figures, and where the rest lie."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from forspring.kernel.texts import _
from forspring.pipeline.run import Result

SEVERITIES = {"set_aside": "sat til side", "mend": "skal rettes", "note": "til orientering"}


def show(screen: Console, result: Result, out: Path) -> None:
    """Print the summary of a finished run."""
    record: dict[str, Any] = json.loads((result.place / "summary.json").read_text(encoding="utf-8"))
    if result.is_reused:
        screen.print(_("Intet er ændret siden sidst; resultatet er uændret."))
    show_rows(screen, record)
    screen.print(_ten(record["ten"]))
    screen.print(
        _("Overblikket ligger i {report} og {workbook}.").format(report=out / "report.html", workbook=out / "report.xlsx"), highlight=False
    )
    screen.print(
        _("Rækker, der skal rettes, står i {findings}; alle tal i {figures}.").format(
            findings=out / "findings.csv", figures=out / "figures.csv"
        ),
        highlight=False,
    )


def show_rows(screen: Console, found: dict[str, Any]) -> None:
    """Print what became of the rows and what there is to mend."""
    screen.print(_accounts(found["accounts"]))
    screen.print(_found(found["findings"]))


def _accounts(accounts: list[list[Any]]) -> Table:
    table = Table(title=_("Læst"), title_justify="left")
    table.add_column(_("Fil"))
    for heading in (_("Leverancer"), _("Læst"), _("Dubletter"), _("Indlæst"), _("Sat til side")):
        table.add_column(heading, justify="right")
    for file, *numbers in accounts:
        table.add_row(file, *(_thousands(number) for number in numbers))
    return table


def _found(findings: list[list[Any]]) -> Table:
    table = Table(title=_("Fundet i den nyeste leverance"), title_justify="left")
    for heading, side in ((_("Kilde"), "left"), (_("Alvor"), "left"), (_("Hvad"), "left"), (_("Antal"), "right")):
        table.add_column(heading, justify=side)  # type: ignore[arg-type]
    for source, severity, code, number in findings:
        table.add_row(source, _(SEVERITIES[severity]), code, _thousands(number))
    return table


def _ten(ten: list[list[str]]) -> Table:
    table = Table(title=_("Ti tal, der betyder noget"), title_justify="left")
    table.add_column("")
    table.add_column(_("Nu"), justify="right")
    table.add_column(_("Ændring"))
    for row in ten:
        table.add_row(*row)
    return table


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
