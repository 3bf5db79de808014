"""The command `forspring run` as a person starts it, told apart by the stages that it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.measure import Measured, measured

STAGES = {
    "Læser leverancer …": "read",
    "Samler, hvad der er kendt på dagen …": "state",
    "Kobler rækker til børn og familier …": "link",
    "Danner forløb …": "model",
    "Kontrollerer rækkerne …": "check",
    "Tæller …": "count",
    "Skjuler små tal …": "conceal",
    "Skriver overblikket …": "write",
}
START = "start"  # the process, its imports, and knowing the files by their digests
UP_TO_FIGURES = (START, "read", "state", "link", "model", "count")


@dataclass(frozen=True)
class Run:
    """One run: its seconds, its peak of memory, and the seconds of each stage."""

    seconds: float
    peak: int
    stages: dict[str, float]

    def of(self, *stages: str) -> float:
        """The seconds of some stages together."""
        return sum(self.stages.get(stage, 0.0) for stage in stages)


def run(command: Sequence[str], deliveries: Path, as_of: date, work: Path, limit: float) -> Run:
    """Run the command on the deliveries; `work` keeps its data folder and its results."""
    folders = ("--data", str(work / "data"), "--out", str(work / "out"))
    told = measured((*command, "run", str(deliveries), "--as-of", as_of.isoformat(), *folders, "--internal"), limit)
    return Run(told.seconds, told.peak, _stages(told))


def _stages(told: Measured) -> dict[str, float]:
    begun = [(START, 0.0), *((STAGES[line], second) for second, line in told.lines if line in STAGES)]
    ends = [second for _, second in begun[1:]] + [told.seconds]
    return {name: end - second for (name, second), end in zip(begun, ends, strict=True)}
