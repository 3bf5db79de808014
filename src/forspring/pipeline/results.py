"""What a finished run keeps of itself, for those who ask later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from forspring.pipeline.review import RESULTS

SUMMARY = "summary.json"


def summary(data: Path, run: str) -> dict[str, Any] | None:
    """What became of the rows, what there is to mend, and the ten figures; none when the run is not kept any more."""
    place = data / RESULTS / run / SUMMARY
    return json.loads(place.read_text(encoding="utf-8")) if place.exists() else None
