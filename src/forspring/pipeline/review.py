"""The doubtful links of the newest run, for people to decide."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from forspring import linkage
from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _
from forspring.pipeline import decisions
from forspring.pipeline.decisions import Decision
from forspring.pipeline.history import remembered
from forspring.sources import snapshot

RESULTS, RECORD, LATEST, DOUBTFUL = "results", "record.json", "latest", "doubtful.parquet"


@dataclass(frozen=True)
class Doubt:
    """Two descriptions that may be the same child, what speaks for it, and where they stand; `shown` only when asked for."""

    number: int
    one: str
    other: str
    why: str
    evidence: str
    places: tuple[str, str]
    shown: tuple[str, str]
    decided: str


def doubts(data: Path, *, with_identity: bool) -> tuple[Doubt, ...]:
    """The doubtful pairs of the newest run, numbered, with what has been decided since."""
    latest = data / LATEST
    if not latest.exists():
        raise WrongUseError(_("{data} husker ingen kørsel. Kør »forspring run« først, eller angiv mappen med --data.").format(data=data))
    result = data / RESULTS / latest.read_text(encoding="utf-8").strip()
    as_of = date.fromisoformat(json.loads((result / RECORD).read_text(encoding="utf-8"))["as_of"])
    history, _own = remembered(data)
    pairs = linkage.shown(pq.read_table(result / DOUBTFUL), snapshot.mentions_of(history.reads, history.store, as_of))
    since = {
        frozenset((one.about["one"], one.about["other"])): one.kind
        for one in decisions.read(data)
        if one.kind in (linkage.JOIN, linkage.APART)
    }
    return tuple(
        Doubt(
            number,
            pair["one"],
            pair["other"],
            pair["why"],
            pair["evidence"] or "",
            (_place(pair, "one"), _place(pair, "other")),
            (_identity(pair, "one"), _identity(pair, "other")) if with_identity else ("", ""),
            since.get(frozenset((pair["one"], pair["other"])), ""),
        )
        for number, pair in enumerate(pairs.to_pylist(), start=1)
    )


def decide(data: Path, number: int, kind: str, reason: str, by: str, at: datetime) -> None:
    """Keep a decision about the doubtful pair of the number; reruns obey it and never undo it."""
    chosen = next((doubt for doubt in doubts(data, with_identity=False) if doubt.number == number), None)
    if chosen is None:
        raise WrongUseError(_("Der er ingen tvivlsom kobling nr. {number}. »forspring links« viser dem.").format(number=number))
    decisions.record(data, Decision(kind, {"one": chosen.one, "other": chosen.other}, by, at, reason))


def _place(pair: dict[str, Any], side: str) -> str:
    return _("{file}, række {row} ({delivery})").format(
        file=pair[f"{side}_file"], row=pair[f"{side}_first_row"], delivery=f"{pair[f'{side}_delivery']:%d-%m-%Y}"
    )


def _identity(pair: dict[str, Any], side: str) -> str:
    said = (pair[f"{side}_digits"], pair[f"{side}_name"], pair[f"{side}_address"], pair[f"{side}_birth_on"])
    return ", ".join(str(value) for value in said if value)
