"""Whether a rival's answers are ours, cell by cell."""

from __future__ import annotations

import csv
from pathlib import Path

ASKED = {
    "courses_started": ("", "activity", "role", "source"), "courses_active": ("", "activity", "role", "source"),
    "children_active": ("", "activity", "role", "source"), "children_reached": ("", "activity", "role", "source"),
    "course_duration": ("", "activity"), "early_effort_by_unit": ("kind", "kind,role"), "notifications": ("", "notifier"),
    "children_notified": ("", "number"), "assessed_24h": ("", "role"), "assessment_4_months": ("", "role"),
}  # fmt: skip
MEASURES = ("count", "part", "whole", "median", "n", "n_open")
Cells = dict[tuple[str, ...], float]


def of_rival(path: Path) -> Cells:
    """The cells of a rival's `answers.csv`, a row per cell and a column per measure."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["indicator"], row["period"], row["dimension"], row["member"], measure): float(row[measure])
            for row in csv.DictReader(file)
            for measure in MEASURES
            if row[measure] and (float(row[measure]) or measure != "count")
        }


def of_forspring(path: Path) -> Cells:
    """The same cells of `figures-internal.csv`."""
    found: Cells = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["dimension"] not in ASKED.get(row["indicator"], ()):
                continue
            place = (row["indicator"], row["period"], row["dimension"], row["member"])
            if row["measure"] == "share":
                found |= {(*place, measure): float(row[measure]) for measure in ("part", "whole")}
            elif row["measure"] in MEASURES and row["value"] and (float(row["value"]) or row["measure"] != "count"):
                found[(*place, row["measure"])] = float(row["value"])
    return found


def differences(ours: Cells, theirs: Cells) -> list[str]:
    """The cells that are not the same, as sentences."""
    return [
        f"{' '.join(place)}: ours {ours.get(place)}, theirs {theirs.get(place)}"
        for place in sorted(ours.keys() | theirs.keys())
        if ours.get(place) != theirs.get(place)
    ]
