"""What no page may tell: who is in the demo's deliveries, and what the withheld cells of its figures hold."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from forspring.report import danish

NUMBER = re.compile(r"(?<!\d)(\d{6})[- ]?(\d{4})(?!\d)")
SHARE = re.compile(rf"\d[\d.]*{danish.HARD_SPACE}af{danish.HARD_SPACE}\d[\d.]*")
Key = tuple[str, ...]
KEY = ("indicator", "period", "dimension", "member", "measure")


class People:
    """Names, addresses and civil numbers of the register of persons in the deliveries."""

    def __init__(self, deliveries: Path) -> None:
        self._numbers: set[str] = set()
        self._words: set[str] = set()
        for path in (deliveries / "cpr").glob("*/cpr.csv"):
            for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter="\t"):
                self._numbers |= {"".join(NUMBER.sub(r"\1\2", row[name]).split()) for name in ("CPR-nr.", "CPR mor", "CPR far")}
                self._words |= {row["Navn"], row["Adresse"]}
        self._numbers.discard("")
        self._names = re.compile("|".join(re.escape(word) for word in sorted(self._words - {""}, key=len, reverse=True)))

    def in_text(self, text: str) -> set[str]:
        """Which of them the text tells."""
        numbers = {first + last for first, last in NUMBER.findall(text)} & self._numbers
        return numbers | set(self._names.findall(text))


def cells(path: Path) -> dict[Key, dict[str, str]]:
    """The cells of a file of figures."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {tuple(row[name] for name in KEY): row for row in csv.DictReader(lines)}


def held(rows: Iterable[dict[str, str]]) -> set[str]:
    """The cells' shares as pages write them: 28 af 32."""
    numbers = ((row["part"], row["whole"]) for row in rows if row["part"] and row["whole"])
    return {danish.HARD_SPACE.join((danish.number(int(part)), "af", danish.number(int(whole)))) for part, whole in numbers}


def shares(text: str) -> set[str]:
    """The shares that a text tells."""
    return set(SHARE.findall(text))
