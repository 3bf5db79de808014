"""What the documentation says: its pages, their links and headings, and the sessions at a prompt that they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Said:
    """A command at a prompt, and what the page says it answers; `…` stands for anything."""

    command: str
    answer: tuple[str, ...]


def sessions(page: Path) -> Iterator[Said]:
    """The commands in the page's `console` blocks, in order."""
    for kind, block in _FENCED.findall(page.read_text(encoding="utf-8")):
        if kind == "console":
            for said in block.split("$ ")[1:]:
                command, *answer = said.replace("\\\n", " ").splitlines()
                yield Said(command.strip(), tuple(line for line in answer if line.strip()))


def links(page: Path) -> Iterator[str]:
    """Where the page points, within the project."""
    for target in _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8"))):
        if "://" not in target:
            yield target


def anchors(page: Path) -> set[str]:
    """The names of the page's headings, as a link writes them."""
    headings = _HEADING.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def answers(told: str, line: str) -> bool:
    """Whether what was told holds the line, whatever stands for `…` in it and however it is spaced."""
    pattern = r"\s*".join(".*".join(re.escape(part) for part in word.split("…")) for word in line.split())
    return re.search(pattern, told) is not None
