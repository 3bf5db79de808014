"""Errands are asked for by a page and done by the worker, one at a time."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from forspring.access import log
from forspring.access.log import Act
from forspring.access.models import Account
from forspring.access.permissions import Permission
from forspring.access.require import require
from forspring.casework.models import Errand

NEEDS = {"run": Permission.RUNS_START, "publish": Permission.PUBLISH, "why": Permission.CHANGES_SEE}


@transaction.atomic
def ask(*, kind: str, wanted: dict[str, Any], by: Account | None) -> Errand:
    """Ask for something to be done. The same question, asked again while it waits or after it was answered, is the same errand."""
    require(by, NEEDS[kind])
    if kind == "why" and (known := Errand.objects.filter(kind=kind, wanted=wanted).exclude(state="failed").first()):
        return known
    errand = Errand.objects.create(kind=kind, wanted=wanted, asked_by=by)
    log.record(Act.RUN_STARTED, by=by, about=kind)
    return errand


@transaction.atomic
def take(*, by: Account | None) -> Errand | None:
    """The errand that has waited longest, now going; only the worker takes one."""
    require(by, Permission.RUNS_START)
    errand = Errand.objects.select_for_update(skip_locked=False).filter(state="waiting").order_by("id").first()
    if errand is not None:
        errand.state = "going"
        errand.save(update_fields=["state"])
    return errand


@transaction.atomic
def tell(*, errand: Errand, stage: str, by: Account | None) -> None:
    """How far an errand has come."""
    require(by, Permission.RUNS_START)
    Errand.objects.filter(pk=errand.pk).update(stage=stage)


@transaction.atomic
def end(*, errand: Errand, outcome: dict[str, Any], is_done: bool, by: Account | None) -> None:
    """What came of an errand."""
    require(by, Permission.RUNS_START)
    Errand.objects.filter(pk=errand.pk).update(state="done" if is_done else "failed", outcome=outcome, stage="", ended_at=Now())


@transaction.atomic
def give_back(*, by: Account | None) -> int:
    """What was going when the worker was stopped waits again: every errand can be done twice without harm."""
    require(by, Permission.RUNS_START)
    return Errand.objects.filter(state="going").update(state="waiting", stage="")
