"""Findings come with a publication, and are handed out, commented and closed by people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction
from django.db.models import F

from forspring.access import log
from forspring.access.log import Act
from forspring.access.models import Account
from forspring.access.permissions import Permission
from forspring.access.require import require
from forspring.casework.models import Finding
from forspring.sources.places import sentences

AT_A_TIME = 2_000
ROOM = 200  # of a log entry
COLUMNS = ("code", "severity", "source", "delivery", "file", "row", "field", "message", "stands")


@transaction.atomic
def receive(*, findings: pa.Table, by: Account | None) -> None:
    """Take in what a publication found: what was known keeps its state, what is gone is no longer there.

    `findings` are the columns of findings.csv and `stands`, whether the delivery that a finding is about counts now.
    """
    require(by, Permission.PUBLISH)
    Finding.objects.filter(is_there=True).update(is_there=False)
    Finding.objects.bulk_create(
        _made(findings),
        batch_size=AT_A_TIME,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["row", "severity", "message", "last_seen_on", "is_there"],
    )
    Finding.objects.filter(is_there=True, state="mended", last_seen_on__gt=F("closed_on")).update(
        state="open", closed_on=None, is_seen_again=True
    )
    log.record(Act.FINDING_CHANGED, by=by, about="publication")


@transaction.atomic
def close(*, numbers: Sequence[int], state: str, comment: str, on: date, by: Account | None) -> int:
    """Mark findings as mended at their source, or as right as they stand; give how many."""
    require(by, Permission.FINDINGS_WORK)
    said = {"comment": comment} if comment else {}
    changed = Finding.objects.filter(pk__in=numbers).update(state=state, closed_on=on, is_seen_again=False, **said)
    log.record(Act.FINDING_CHANGED, by=by, about=_told(state, numbers))
    return changed


@transaction.atomic
def comment(*, numbers: Sequence[int], comment: str, by: Account | None) -> int:
    """Say something about findings without changing them otherwise; give how many."""
    require(by, Permission.FINDINGS_WORK)
    changed = Finding.objects.filter(pk__in=numbers).update(comment=comment)
    log.record(Act.FINDING_CHANGED, by=by, about=_told("comment", numbers))
    return changed


@transaction.atomic
def hand_out(*, numbers: Sequence[int], to: Account, by: Account | None) -> int:
    """Hand findings to who is to mend them; give how many."""
    require(by, Permission.FINDINGS_WORK)
    changed = Finding.objects.filter(pk__in=numbers).update(handed_to=to, state="open", closed_on=None)
    log.record(Act.FINDING_CHANGED, by=by, about=_told(to.username, numbers))
    return changed


def _told(what: str, numbers: Sequence[int]) -> str:
    """What was done to which findings, as far as an entry of the log has room."""
    told = f"{what}: {len(numbers)} ({', '.join(str(number) for number in sorted(numbers))})"
    return told if len(told) <= ROOM else f"{told[: ROOM - 1]}…"


def _made(findings: pa.Table) -> Iterable[Finding]:
    """Each finding once, with its first and its last delivery.

    Its key is a digest of source, file, check, field and sentence, so that it is the same finding on whatever row and in
    whatever delivery it stands; the sentence is that of the run's language. Equal words about several rows of one delivery
    are several findings, told apart by their order: when one of them is mended, it is the last that is gone.
    """
    told = findings.select(COLUMNS).set_column(COLUMNS.index("message"), "message", sentences(findings["message"]))
    told = told.filter(pc.and_(pc.not_equal(told["severity"], "note"), pc.is_valid(told["delivery"]))).sort_by(
        [(name, "ascending") for name in ("delivery", "source", "file", "row")]
    )
    places: Counter[tuple[str, date]] = Counter()
    made: dict[str, Finding] = {}
    for row in told.to_pylist():
        seen_on, is_there = row.pop("delivery"), row.pop("stands")
        said = "|".join(str(row[name] or "") for name in ("source", "file", "code", "field", "message"))
        places[said, seen_on] += 1
        key = sha256(f"{said}|{places[said, seen_on]}".encode()).hexdigest()
        first_seen_on = made[key].first_seen_on if key in made else seen_on
        row |= {"field": row["field"] or "", "file": row["file"] or ""}
        made[key] = Finding(key=key, first_seen_on=first_seen_on, last_seen_on=seen_on, is_there=is_there, **row)
    return made.values()
