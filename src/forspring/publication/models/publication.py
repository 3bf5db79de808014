"""A run whose figures were let out, with all that it takes to make them again."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from forspring.access.models import Account


class Publication(models.Model):
    """One publication: its number, the day it tells of, and the code, law, deliveries and choices behind it."""

    number = models.PositiveIntegerField(unique=True)
    as_of = models.DateField()
    municipality = models.CharField(max_length=200)
    run = models.CharField(max_length=64)
    code = models.CharField(max_length=64)
    organisation = models.CharField(max_length=10)
    threshold = models.PositiveSmallIntegerField()
    deliveries = models.JSONField()  # source and day of the newest delivery of each source
    units = models.JSONField()  # what each unit is called, by its code
    not_evaluated = models.JSONField()  # the files that a check lacked, by its code
    jumped = models.JSONField(default=list)  # source and sentence of each profile that jumped and that nobody has confirmed
    published_at = models.DateTimeField(db_default=Now(), editable=False)
    published_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")  # blank: the command line

    PERSONAL = ()

    class Meta:
        ordering = ("-number",)
