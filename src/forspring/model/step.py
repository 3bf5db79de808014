"""A step: one portable SELECT that makes one table from those before it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """A table to be made: its name, the SELECT that makes it, and what it holds."""

    name: str
    meaning: str
    select: str
