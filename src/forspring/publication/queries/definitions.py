"""Every indicator as the public reads it."""

from __future__ import annotations

from forspring.indicators.catalogue import catalogue
from forspring.kernel.texts import _
from forspring.report.content import Explained


def every() -> dict[str, Explained]:
    """The definitions by id, in the reader's language."""
    return {one.id: Explained(one.id, _(one.title), _(one.definition), one.reference, one.unit, one.better) for one in catalogue().values()}
