"""Every table that is made before the figures, in order; each is a portable SELECT over those before it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from forspring.indicators import childhood, courses, ladder, masks
from forspring.model.step import Step

STEPS: tuple[Step, ...] = (*masks.STEPS, *childhood.STEPS, *courses.STEPS, *ladder.STEPS)


def needed(selects: Iterable[str]) -> tuple[Step, ...]:
    """Those of the steps, in order, that the SELECTs read, themselves or through another step."""
    texts = list(selects)
    chosen: list[Step] = []
    for step in reversed(STEPS):
        if any(re.search(rf"\b{step.name}\b", text) for text in texts):
            texts.append(step.select)
            chosen.append(step)
    return tuple(reversed(chosen))
