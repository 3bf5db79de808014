"""`python -m tests.acceptance.oracle FOLDER`: makes the deliveries, runs the product and prints the differences by indicator.

With `--show INDICATOR` all differences of one indicator; `--keep` reuses the folder's last run.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

from . import compare
from .deliveries import AS_OF, Truth, make


def run(folder: Path, as_of: str, out: str = "out", data: str = "data") -> subprocess.CompletedProcess[str]:
    """The product's own command on the folder's deliveries."""
    command = [str(Path(sys.executable).with_name("forspring")), "run", str(folder / "deliveries"), "--as-of", as_of, "--out", str(folder / out),
               "--data", str(folder / data), "--internal"]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, check=False)


def report(truth: Truth, out: Path, shown: str | None = None, as_of: date = AS_OF) -> None:
    """All differences, grouped."""
    counted, differences = compare.figures(truth, out, as_of)
    groups = defaultdict(list)
    for one in differences:
        groups[one.indicator, one.dimension, one.measure, one.fault].append(one.told)
    print(f"FIGURES: {len(counted.cells)} cells by hand, {len(differences)} differences in {len(groups)} groups")
    for (indicator, dimension, measure, fault), told in sorted(groups.items()):
        if shown in (None, indicator):
            print(f"  {indicator} [{dimension or 'total'}] {measure}: {fault} × {len(told)}")
            for text in told[: 60 if shown else 3]:
                print(f"      {text}")
    print("ROWS:", *compare.accounts(truth, out, as_of), sep="\n  ")
    missed = compare.missed(truth, out, as_of)
    print(f"FINDINGS: {len(missed)} planted without a finding")
    for place, text in missed[:60]:
        print("  ", place, text)
    print("  numbers failing modulus 11 without one:", compare.unfound_numbers(truth, out, as_of))
    print("  unknown columns:", compare.unknown_columns(truth, out, as_of))
    print("  where nothing was planted:", *compare.unplanted(truth, out, as_of).most_common(40), sep="\n    ")
    print("PERSONS:", compare.linkage(truth, out, as_of))
    for line in compare.split_rows(truth, out, as_of)[:40]:
        print("  ", line)


def main() -> None:
    """Make, run, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show")
    parser.add_argument("--keep", action="store_true")
    chosen = parser.parse_args()
    folder = chosen.folder.resolve()
    if not chosen.keep:
        for name in ("deliveries", "out", "data"):
            shutil.rmtree(folder / name, ignore_errors=True)
    shutil.rmtree(folder / "deliveries", ignore_errors=True)
    truth = make(folder / "deliveries", seed=chosen.seed)
    if not chosen.keep:
        began = time.perf_counter()
        done = run(folder, AS_OF.isoformat())
        print(done.stdout[-3000:], done.stderr[-4000:], f"exit {done.returncode} after {time.perf_counter() - began:.1f} s")
    report(truth, folder / "out", chosen.show)


if __name__ == "__main__":
    main()
