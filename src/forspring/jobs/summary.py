"""What a run says when it is done: what was read, what was refused and why, the ten figures, and where the rest lie."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from forspring.kernel.texts import _
from forspring.pipeline.run import Result

SHOWN = 5


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
    """The commonest things to mend in each source; findings.csv has them all."""
    table = Table(title=_("At rette i den nyeste leverance"), title_justify="left")
    table.add_column(_("Kilde"))
    table.add_column(_("Hvad"))
    table.add_column(_("Rækker"), justify="right")
    for source, rows in groupby(findings, key=lambda finding: finding[0]):
        kinds = sorted(rows, key=lambda finding: (-finding[3], finding[2]))
        for place, (_source, severity, title, number) in enumerate(kinds[:SHOWN]):
            table.add_row("" if place else source, title + (_(" (sat til side)") if severity == "set_aside" else ""), _thousands(number))
        if rest := kinds[SHOWN:]:
            table.add_row(
                "", _("… og {kinds} slags til").format(kinds=len(rest)), _thousands(sum(finding[3] for finding in rest)), end_section=True
            )
    return table


def _ten(ten: list[list[str]]) -> Table:
    table = Table(title=_("Ti tal, der betyder noget"), title_justify="left")
    table.add_column("", no_wrap=True)
    table.add_column(_("Nu"), justify="right")
    table.add_column(_("Ændring"))
    for row in ten:
        table.add_row(*row)
    return table


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
