"""Every table that is made before the figures, in order; each is a portable SELECT over those before it."""

from __future__ import annotations

from forspring.indicators import childhood, courses, ladder, masks
from forspring.model.step import Step

STEPS: tuple[Step, ...] = (*masks.STEPS, *childhood.STEPS, *courses.STEPS, *ladder.STEPS)
