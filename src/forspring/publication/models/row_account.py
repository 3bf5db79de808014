"""What became of the rows of a delivered file: read = loaded + set aside."""

from __future__ import annotations

from django.db import models

from forspring.publication.models.publication import Publication


class RowAccount(models.Model):
    """One file of one delivery."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="accounts")
    source = models.CharField(max_length=60)
    delivery = models.DateField()
    file = models.CharField(max_length=200)
    read = models.PositiveIntegerField()
    duplicates = models.PositiveIntegerField()
    loaded = models.PositiveIntegerField()
    set_aside = models.PositiveIntegerField()

    PERSONAL = ()

    class Meta:
        ordering = ("source", "-delivery", "file")
        constraints = (
            models.CheckConstraint(condition=models.Q(read=models.F("loaded") + models.F("set_aside")), name="every_row_is_accounted_for"),
        )
