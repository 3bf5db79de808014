"""Findings come with a publication, and are handed out, commented and closed by people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

import pyarrow as pa
from django.db import transaction
from django.db.models import F

from forspring.access import log
from forspring.access.log import Act
from forspring.access.models import Account
from forspring.access.permissions import Permission
from forspring.access.require import require
from forspring.casework.models import Finding

AT_A_TIME = 2_000
COLUMNS = ("code", "severity", "source", "delivery", "file", "row", "field", "message")


@transaction.atomic
def receive(*, findings: pa.Table, accounts: pa.Table, by: Account | None) -> None:
    """Take in what a publication found: what was known keeps its state, what is gone is no longer there."""
    require(by, Permission.PUBLISH)
    Finding.objects.filter(is_there=True).update(is_there=False)
    Finding.objects.bulk_create(
        _made(findings, accounts),
        batch_size=AT_A_TIME,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["row", "severity", "last_seen_on", "is_there"],
    )
    Finding.objects.filter(is_there=True, state="mended", last_seen_on__gt=F("closed_on")).update(
        state="open", closed_on=None, is_seen_again=True
    )
    log.record(Act.FINDING_CHANGED, by=by, about="publication")


@transaction.atomic
def close(*, numbers: Sequence[int], state: str, comment: str, on: date, by: Account | None) -> int:
    """Mark findings as mended at their source, or as right as they stand; give how many."""
    require(by, Permission.FINDINGS_WORK)
    changed = Finding.objects.filter(pk__in=numbers).update(state=state, comment=comment, closed_on=on, is_seen_again=False)
    log.record(Act.FINDING_CHANGED, by=by, about=f"{state}: {changed}")
    return changed


@transaction.atomic
def hand_out(*, numbers: Sequence[int], to: Account, by: Account | None) -> int:
    """Hand findings to who is to mend them; give how many."""
    require(by, Permission.FINDINGS_WORK)
    changed = Finding.objects.filter(pk__in=numbers).update(handed_to=to, state="open", closed_on=None)
    log.record(Act.FINDING_CHANGED, by=by, about=f"{to.username}: {changed}")
    return changed


def _made(findings: pa.Table, accounts: pa.Table) -> Iterable[Finding]:
    """Each finding once, with its first and its last delivery; it is there when its file's newest delivery has it.

    Equal words about several rows of one delivery are several findings, told apart by their order.
    """
    rows = [row for row in findings.select(COLUMNS).to_pylist() if row["severity"] != "note"]
    newest: dict[tuple[str, str], date] = {}
    for account in accounts.select(("source", "file", "delivery")).to_pylist():
        file = (account["source"], account["file"])
        newest[file] = max(newest.get(file, account["delivery"]), account["delivery"])
    places: Counter[tuple[str, date]] = Counter()
    made: dict[str, Finding] = {}
    for row in sorted(rows, key=lambda row: row["delivery"]):
        seen_on = row.pop("delivery")
        said = "|".join(str(row[name] or "") for name in ("source", "file", "code", "field", "message"))
        places[said, seen_on] += 1
        key = sha256(f"{said}|{places[said, seen_on]}".encode()).hexdigest()
        first_seen_on = made[key].first_seen_on if key in made else seen_on
        is_there = seen_on >= newest.get((row["source"], row["file"]), seen_on)
        row["field"] = row["field"] or ""
        made[key] = Finding(key=key, first_seen_on=first_seen_on, last_seen_on=seen_on, is_there=is_there, **row)
    return made.values()
