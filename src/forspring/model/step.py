"""A step: one portable SELECT that makes one table from those before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """A table to be made: its name, the SELECT that makes it, and what it holds."""

    name: str
    meaning: str
    select: str


def needed(steps: Sequence[Step], selects: Iterable[str]) -> tuple[Step, ...]:
    """Those of the steps, in order, that the SELECTs read, themselves or through another step."""
    texts = list(selects)
    chosen: list[Step] = []
    for step in reversed(steps):
        if any(re.search(rf"\b{step.name}\b", text) for text in texts):
            texts.append(step.select)
            chosen.append(step)
    return tuple(reversed(chosen))
