"""A cell of a publication, as figures.csv holds it."""

from __future__ import annotations

from django.db import models

from forspring.publication.models.publication import Publication


class Figure(models.Model):
    """One figure of one indicator in one period for one member of one breakdown."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="figures")
    indicator = models.CharField(max_length=60)
    period = models.CharField(max_length=10)
    dimension = models.CharField(max_length=60, blank=True)
    member = models.CharField(max_length=300, blank=True)
    measure = models.CharField(max_length=20)
    value = models.FloatField(null=True)
    part = models.BigIntegerField(null=True)
    whole = models.BigIntegerField(null=True)
    status = models.CharField(max_length=20)

    PERSONAL = ()

    class Meta:
        indexes = (models.Index(fields=["publication", "indicator", "dimension"], name="figure_of_an_indicator"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(status="withheld") | models.Q(value=None, part=None, whole=None), name="withheld_says_nothing"
            ),
        )
