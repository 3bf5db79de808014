"""Work that a person asked for and that takes longer than a page may: a run, a publication, why a figure moved."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from forspring.access.models import Account

KINDS = ("run", "publish", "why")
STATES = ("waiting", "going", "done", "failed")


class Errand(models.Model):
    """One errand: what is to be done, how far it has come, and what came out."""

    kind = models.CharField(max_length=20)
    wanted = models.JSONField()  # what is asked for, in the kind's own words; never a person
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    state = models.CharField(max_length=10, default="waiting")
    stage = models.CharField(max_length=200, blank=True)  # what is being done, as the reader sees it
    ended_at = models.DateTimeField(null=True)
    outcome = models.JSONField(null=True)  # what came out; of one that failed, the sentence that says why

    PERSONAL = ()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="errand_of_a_known_kind"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="errand_in_a_known_state"),
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "going"), ended_at=None)
                | models.Q(state__in=("done", "failed"), ended_at__isnull=False),
                name="errand_ends_when_it_is_over",
            ),
        )
