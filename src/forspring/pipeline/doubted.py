"""Deliveries that a person must look at: those held back from deleting, and those whose profile jumped.

Both are seen in the newest run and confirmed with a reason. A held delivery that is confirmed replaces what was there,
from the next run; a jump that is confirmed no longer freezes the figures of its source, from the next publication.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from forspring.pipeline import decisions
from forspring.pipeline.decisions import Decision
from forspring.pipeline.review import LATEST, RECORD, RESULTS
from forspring.pipeline.standing import HELD, JUMPED, read, standing
from forspring.sources.places import sentences

CONFIRMS = {HELD: "confirm_delivery", JUMPED: "confirm_profile"}


@dataclass(frozen=True)
class Doubted:
    """One delivered file that is held or has jumped, why, and the decision about it if there is one."""

    code: str
    source: str
    delivery: date
    file: str
    sentences: tuple[str, ...]
    decision: Decision | None = None

    @property
    def is_held(self) -> bool:
        """Whether it is held back; else its profile jumped."""
        return self.code == HELD


def newest(data: Path) -> tuple[Doubted, ...]:
    """What the newest run holds back or saw jump; nothing where there has been no run."""
    pointer = data / LATEST
    result = data / RESULTS / pointer.read_text(encoding="utf-8").strip() if pointer.exists() else None
    return of(result, decisions.read(data)) if result is not None and result.is_dir() else ()


def of(result: Path, decided: Iterable[Decision]) -> tuple[Doubted, ...]:
    """What a run holds back or saw jump, each file of a delivery once."""
    record = json.loads((result / RECORD).read_text(encoding="utf-8"))
    findings = read(result)
    told = findings.filter(
        pc.and_(standing(findings, record["deliveries"], record["as_of"]), pc.is_in(findings["code"], pa.array(list(CONFIRMS))))
    )
    about: dict[tuple[str, str, date, str], list[str]] = {}
    for one, sentence in zip(told.to_pylist(), sentences(told["message"]).to_pylist(), strict=True):
        about.setdefault((one["code"], one["source"], one["delivery"], one["file"]), []).append(sentence)
    made = {
        (one.kind, one.about["source"], one.about["delivery"], one.about["file"]): one for one in decided if one.kind in CONFIRMS.values()
    }
    return tuple(
        Doubted(*named, tuple(told_of), made.get((CONFIRMS[named[0]], named[1], named[2].isoformat(), named[3])))
        for named, told_of in sorted(about.items())
    )


def confirm(data: Path, doubted: Doubted, reason: str, by: str, at: datetime) -> None:
    """Keep the decision that the delivery is right, where the command keeps them too."""
    about = {"source": doubted.source, "delivery": doubted.delivery.isoformat(), "file": doubted.file}
    decisions.record(data, Decision(CONFIRMS[doubted.code], about, by, at, reason))


def jumped(data: Path, result: Path) -> list[tuple[str, str]]:
    """Source and sentence of the jumps in a run that nobody has confirmed: they freeze the source's figures."""
    found = of(result, decisions.read(data))
    return [(one.source, sentence) for one in found if one.code == JUMPED and one.decision is None for sentence in one.sentences]
