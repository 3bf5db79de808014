"""Something in a source's rows for its owner to mend, followed from delivery to delivery."""

from __future__ import annotations

from django.db import models

from forspring.access.models import Account

STATES = ("open", "mended", "accepted")


class Finding(models.Model):
    """One finding.

    It is the same in the next delivery when source, file, check, field and words are, whatever row it stands on then;
    equal words about several rows are several findings, told apart by their order.
    """

    key = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=80, db_index=True)
    severity = models.CharField(max_length=20)
    source = models.CharField(max_length=60, db_index=True)
    file = models.CharField(max_length=200)
    row = models.PositiveIntegerField(null=True)
    field = models.CharField(max_length=200, blank=True)
    message = models.TextField()
    first_seen_on = models.DateField()
    last_seen_on = models.DateField(db_index=True)
    is_there = models.BooleanField(default=True)  # whether the newest publication still has it
    state = models.CharField(max_length=10, default="open")
    closed_on = models.DateField(null=True)
    is_seen_again = models.BooleanField(default=False)  # it was marked as mended, and is there all the same
    handed_to = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    comment = models.CharField(max_length=500, blank=True)

    PERSONAL = ()  # a finding's words hold no name and no civil number; a test of the words holds that

    class Meta:
        ordering = ("source", "code", "file", "row", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="finding_in_a_known_state"),
            models.CheckConstraint(condition=models.Q(first_seen_on__lte=models.F("last_seen_on")), name="finding_seen_in_order"),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_on=None) | models.Q(closed_on__isnull=False), name="finding_closed_on_a_day"
            ),
        )
