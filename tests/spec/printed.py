"""Writes the drawn tables to `forspring/indicators/specs.json`, from which pages print "Sådan tælles der".

Run `python tests/spec/printed.py` when a spec has changed; a test fails while the file is stale.
"""

from __future__ import annotations

import inspect
import json
import sys
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import Any

from forspring import indicators
from forspring.indicators.definition import Indicator

FILE = Path(indicators.__file__).parent / "specs.json"
HERE = Path(__file__).parent


def collected() -> str:
    """The text of the file: indicator → its specs, in the order of the tests."""
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    specs: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(HERE.glob("test_*.py")):
        for name, test in inspect.getmembers(import_module(path.stem), inspect.isfunction):
            if name.startswith("test_") and list(inspect.signature(test).parameters) == ["spec"]:
                test(_Recorder(specs, inspect.getdoc(test) or ""))
    return json.dumps(dict(sorted(specs.items())), ensure_ascii=False, indent=1) + "\n"


class _Recorder:
    """Stands in for `spec`: keeps what is drawn instead of running it."""

    def __init__(self, specs: dict[str, list[dict[str, Any]]], title: str) -> None:
        self.specs, self.title = specs, title

    def __call__(self, indicator: Indicator, *, given: str, expect: object, period: str = "2025", as_of: str = "2025-12-31") -> None:
        drawn = {"title": self.title, "period": period, "as_of": as_of, "given": dedent(given).strip(), "expect": expect}
        self.specs.setdefault(indicator.id, []).append(drawn)


if __name__ == "__main__":
    FILE.write_text(collected(), encoding="utf-8")
