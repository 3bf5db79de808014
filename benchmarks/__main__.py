"""Every measurement in one table: `python -m benchmarks [--rows N] [--times N] [--large]`.

Each measurement is a fresh process; they take turns, and the fastest of the turns counts, so that what else the
machine does falls on all alike. P is the time DuckDB needs merely to parse every cell of the same files.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from benchmarks import changed, municipality
from benchmarks.measure import Measured, measured
from benchmarks.rivals import answers
from benchmarks.table import Line, at_least, at_most, limited, machine, markdown
from benchmarks.whole import START, UP_TO_FIGURES, Run, run

AS_OF = date(2026, 11, 1)
NEWEST = AS_OF - timedelta(days=1)
RIVALS = ("pandas", "polars")
MODULE = (sys.executable, "-m")
MILLION, LARGE = 1_000_000, 10_000_000
GIGA = 1e9
INGEST = ("read", "state")
Timed = TypeVar("Timed", Measured, Run)


@dataclass(frozen=True)
class Size:
    """A municipality of a size, how patiently it is measured, and whether the next delivery is measured too."""

    rows: int
    times: int
    limit: float
    with_changed: bool = True


@dataclass(frozen=True)
class Found:
    """The fastest of each: parsing, keeping, the whole run, runs again, and the rivals."""

    rows: int
    bytes: int
    parsed: float
    kept: float
    whole: Run
    again: Run
    changed: Run | None
    rivals: dict[str, Measured]
    cells: int

    @property
    def is_large(self) -> bool:
        """Whether the aims for ten million rows hold."""
        return self.rows > LARGE / 2


def measure(size: Size, work: Path, forspring: tuple[str, ...]) -> Found:
    """Make the municipality, measure everything on it in turns, and hold the rivals' answers to ours."""
    made = municipality.of_rows(work, size.rows)
    following = work / "following"
    if size.with_changed:
        shutil.copytree(made.deliveries, following, copy_function=os.link)
        changed.deliver(following, NEWEST, AS_OF)
    floors, wholes, agains, changes = [], [], [], []
    rivals: dict[str, list[Measured]] = {name: [] for name in RIVALS}
    for turn in range(size.times):
        place = work / f"turn{turn}"
        floors.append(
            [float(word) for word in measured((*MODULE, "benchmarks.floor", str(made.deliveries)), size.limit).lines[-1][1].split()]
        )
        wholes.append(run(forspring, made.deliveries, AS_OF, place, size.limit))
        for name in RIVALS:
            rivals[name].append(_rival(name, made.deliveries, place, size.limit))
        agains.append(run(forspring, made.deliveries, AS_OF, place, size.limit))
        cells = _agree(place)
        if size.with_changed:
            changes.append(run(forspring, following, AS_OF, place, size.limit))
        shutil.rmtree(place)
    return Found(
        sum(made.rows.values()), sum(path.stat().st_size for path in made.deliveries.rglob("*.csv")),
        min(floor[0] for floor in floors), min(floor[1] for floor in floors),
        fastest(wholes), fastest(agains), fastest(changes) if changes else None,
        {name: fastest(runs) for name, runs in rivals.items()}, cells,
    )  # fmt: skip


def fastest(runs: list[Timed]) -> Timed:
    """The run that took least time."""
    return min(runs, key=lambda one: one.seconds)


def _rival(name: str, deliveries: Path, place: Path, limit: float) -> Measured:
    out = place / name
    out.mkdir(parents=True)
    return measured((*MODULE, f"benchmarks.rivals.with_{name}", str(deliveries), AS_OF.isoformat(), str(out)), limit)


def _agree(place: Path) -> int:
    """How many cells are the same everywhere; one that is not ends the benchmark."""
    ours = answers.of_forspring(place / "out" / "figures-internal.csv")
    for name in RIVALS:
        differing = answers.differences(ours, answers.of_rival(place / name / "answers.csv"))
        if differing:
            sys.exit(f"{name}: {len(differing)} of {len(ours)} cells differ from ours, first\n" + "\n".join(differing[:10]))
    return len(ours)


def lines(found: Found) -> list[Line]:
    """The lines about one municipality."""
    floor, whole = found.parsed, found.whole
    return [
        Line("DuckDB parses every cell: P", f"{floor:.2f} s", "1 P"),
        limited("**whole run**, `forspring run`", whole.seconds, floor, 8, 3),
        limited("– ingest: read and state", whole.of(*INGEST), floor, 3.5),
        limited("– link", whole.of("link"), floor, 1.5, 2),
        limited("– check", whole.of("check"), floor, 0.3),
        limited("– count, the whole catalogue", whole.of("count"), floor, 1),
        *(Line(f"– {name}", f"{whole.of(name):.2f} s", f"{whole.of(name) / floor:.1f} P") for name in (START, "read", "state", "model", "conceal", "write")),
        Line("peak memory", f"{whole.peak / GIGA:.2f} GB", "", "< 4 GB", whole.peak < 4 * GIGA),
        at_most("again, nothing changed", f"{found.again.seconds:.2f} s", 100 * found.again.seconds / whole.seconds, 5 if found.is_large else 20, " %"),
        *_after_change(found),
        *_beside_rivals(found),
    ]  # fmt: skip


def _after_change(found: Found) -> list[Line]:
    if not found.changed:
        return []
    ingest, what = found.changed.of(*INGEST), "again, a delivery with 2 % changed: its ingest, over parsing to a table"
    return [
        at_most(what, f"{ingest:.2f} s", ingest / found.kept, 2.5),
        Line("– that whole run", f"{found.changed.seconds:.2f} s", f"{found.changed.seconds / found.parsed:.1f} P"),
    ]


def _beside_rivals(found: Found) -> list[Line]:
    """The aim is of the large municipality; below it the rivals are shown without one."""
    ours, read = found.whole.of(*UP_TO_FIGURES), found.whole.of(START, "read")
    aims = {"pandas": 3, "polars": 1}
    lines = [Line("ours up to the figures: linked, the whole catalogue", f"{ours:.2f} s", "1 × ours")]
    lines.append(Line("– of it start and read: judged, split off, encrypted, kept", f"{read:.2f} s", "1 × ours"))
    for name, one in found.rivals.items():
        whole = at_least(f"{name}: ten indicators, {found.cells:,} cells equal to ours", one.seconds, ours, aims[name])
        until_read = next(second for second, line in one.lines if line == "read")
        lines.append(whole if found.is_large else replace(whole, aim="", is_reached=None))
        lines.append(Line("– of it start and read: typed, kept", f"{until_read:.2f} s", f"{until_read / read:.2f} × ours"))
        lines.append(Line("– memory", f"{one.peak / GIGA:.2f} GB"))
    return lines


def title(found: Found) -> str:
    """What was measured on."""
    return f"\n### {found.rows:,} rows, {found.bytes / 1e6:,.0f} MB of csv in 15 files\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rows", type=int, default=MILLION, help="rows of the municipality")
    parser.add_argument("--times", type=int, default=3, help="turns, of which the fastest counts")
    parser.add_argument("--large", action="store_true", help="also ten times as many rows, once")
    parser.add_argument("--limit", type=float, default=900, help="seconds that one measurement may take at most")
    parser.add_argument("--no-linkage", action="store_true", help="leave out the linkage of FEBRL")
    parser.add_argument("--forspring", default=f"{sys.executable} -m forspring", help="the command that is measured")
    parser.add_argument("--work", type=Path, default=None, help="where the municipalities are written; a temporary folder otherwise")
    asked = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(dir=asked.work) as folder:
        small = measure(Size(asked.rows, asked.times, asked.limit), Path(folder) / "small", tuple(asked.forspring.split()))
        print(title(small), markdown(lines(small)), sep="\n", flush=True)
        shutil.rmtree(Path(folder) / "small")
        if asked.large:
            large = measure(
                Size(10 * asked.rows, 1, 4 * asked.limit, with_changed=False), Path(folder) / "large", tuple(asked.forspring.split())
            )
            growth = (large.whole.seconds / large.rows) / (small.whole.seconds / small.rows)
            each = at_most("seconds a million rows", f"{1e6 * large.whole.seconds / large.rows:.2f} s", growth, 1.3, " × the smaller")
            print(title(large), markdown([*lines(large), each]), sep="\n", flush=True)
    if not asked.no_linkage:
        print("\n### Linkage on FEBRL\n", *(line for _, line in measured((*MODULE, "benchmarks.linkage"), asked.limit).lines), sep="\n")


if __name__ == "__main__":
    main()
