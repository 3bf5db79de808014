"""What was measured, line by line, held against what was aimed at."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("forspring", "duckdb", "pyarrow", "splink", "pandas", "polars")


@dataclass(frozen=True)
class Line:
    """A measured thing, the aim and whether it was reached (nothing where there is no aim)."""

    what: str
    measured: str
    ratio: str = ""
    aim: str = ""
    is_reached: bool | None = None


def limited(what: str, seconds: float, floor: float, factor: float, constant: float = 0.0) -> Line:
    """Seconds that should stay below a multiple of the floor P."""
    aim = f"≤ {factor:g} P" + (f" + {constant:g} s" if constant else "") + f" = {factor * floor + constant:.2f} s"
    return Line(what, f"{seconds:.2f} s", f"{seconds / floor:.1f} P", aim, seconds <= factor * floor + constant)


def at_least(what: str, seconds: float, ours: float, times: float) -> Line:
    """A rival's seconds, and how many times ours they should be."""
    return Line(what, f"{seconds:.2f} s", f"{seconds / ours:.2f} × ours", f"≥ {times:g} × ours", seconds >= times * ours)


def at_most(what: str, measured: str, ratio: float, aim: float, unit: str = "") -> Line:
    """A ratio that should stay below a limit."""
    return Line(what, measured, f"{ratio:.2f}{unit}", f"≤ {aim:g}{unit}", ratio <= aim)


def markdown(lines: list[Line]) -> str:
    """The lines as a Markdown table."""
    words = {True: "reached", False: "**missed**", None: ""}
    cells = [
        ("", "measured", "ratio", "aim", ""),
        *((line.what, line.measured, line.ratio, line.aim, words[line.is_reached]) for line in lines),
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(5)]
    rows = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in cells]
    return "\n".join([rows[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *rows[1:]])


def machine() -> str:
    """Where it was measured and with what."""
    processor = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), ""
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{processor or platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}; load before {os.getloadavg()[0]:.1f}; "
        f"Python {platform.python_version()}, {libraries}"
    )
