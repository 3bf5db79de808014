"""What was asked for, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence

from django.shortcuts import get_object_or_404

from forspring.casework.models import Errand

SHOWN = 50


def numbered(kind: str, number: int) -> Errand:
    """The errand of a kind with the number; one that is not there is a page that is not there."""
    return get_object_or_404(Errand, kind=kind, pk=number)


def newest(*kinds: str) -> Sequence[Errand]:
    """The newest errands of the kinds."""
    return list(Errand.objects.filter(kind__in=kinds).select_related("asked_by")[:SHOWN])
