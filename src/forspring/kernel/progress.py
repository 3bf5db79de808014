"""How a long step tells how far it has come; who listens is up to the caller."""

from __future__ import annotations

from typing import Protocol


class Told(Protocol):
    """Who is told how far a run has come."""

    def stage(self, title: str, steps: int) -> None:
        """A stage with so many steps begins."""

    def step(self, subject: str = "") -> None:
        """One step of the stage is done; `subject` names a file or a figure, never a person."""
