"""What people have decided: which doubtful links hold, which held deliveries stand, which findings are mended.

One append-only file in the data folder, written by `record` alone, so that a decision survives every rerun
and is never undone by one. It names records by their first appearance, never a person.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from forspring.pipeline.storage import told_plainly

FILE = "decisions.jsonl"


@dataclass(frozen=True)
class Decision:
    """One decision: its kind (join, apart, confirm_delivery, confirm_profile …), what it is about, who, when and why."""

    kind: str
    about: Mapping[str, Any]
    by: str
    at: datetime
    reason: str = ""


def record(folder: Path, decision: Decision) -> None:
    """Append one decision; it is on the disk when this returns."""
    line = {
        "kind": decision.kind,
        "about": dict(decision.about),
        "by": decision.by,
        "at": decision.at.isoformat(timespec="seconds"),
        "reason": decision.reason,
    }
    with told_plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / FILE).open("a+b") as store:
            _drop_cut_line(store)
            store.write(json.dumps(line, ensure_ascii=False, sort_keys=True).encode() + b"\n")
            store.flush()
            os.fsync(store.fileno())


def _drop_cut_line(store: BinaryIO) -> None:
    """Take away what a crash left of a line, so that the next one stands alone."""
    store.seek(0)
    text = store.read()
    store.truncate(text.rfind(b"\n") + 1)


def read(folder: Path) -> tuple[Decision, ...]:
    """All decisions in the order they were made; a last line that was cut off by a crash is no decision."""
    path = folder / FILE
    if not path.exists():
        return ()
    whole, _, _cut = path.read_text(encoding="utf-8").rpartition("\n")
    lines = (json.loads(line) for line in whole.splitlines() if line)
    return tuple(Decision(line["kind"], line["about"], line["by"], datetime.fromisoformat(line["at"]), line["reason"]) for line in lines)


def digest(decisions: tuple[Decision, ...]) -> str:
    """What a run's key holds of the decisions: which they are, not when they were made."""
    text = "\n".join(json.dumps([one.kind, dict(one.about)], sort_keys=True, ensure_ascii=False) for one in decisions)
    return sha256(text.encode()).hexdigest()
