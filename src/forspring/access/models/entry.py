"""One act in the log: who did what, to whom, where, for which purpose. It is written once and never changed."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from forspring.access.models.account import Account


class Entry(models.Model):
    """One act; about a person, it names the person's key and nothing else of them."""

    at = models.DateTimeField(db_default=Now(), editable=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")  # blank: the system itself
    act = models.CharField(max_length=60)
    person = models.CharField(max_length=64, blank=True, db_index=True)  # the person key
    about = models.CharField(max_length=200, blank=True)  # a thing that is no person: an account, a delivery, an indicator
    page = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=300, blank=True)

    PERSONAL = ("person", "purpose")

    class Meta:
        ordering = ("-id",)
