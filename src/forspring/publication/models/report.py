"""A committee report: a draft that people write in, until it is sent; from then on it stands."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from forspring.access.models import Account
from forspring.publication.models.publication import Publication


class Report(models.Model):
    """One report of one period, made of one publication; what was sent is kept whole, with the digests of its files."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="reports")
    period = models.CharField(max_length=10)
    texts = models.JSONField(default=dict)  # the explanation of each deviation, by its line
    content = models.JSONField(null=True)  # the whole report as it was sent
    pdf_digest = models.CharField(max_length=64, blank=True)
    xlsx_digest = models.CharField(max_length=64, blank=True)
    begun_at = models.DateTimeField(auto_now_add=True)
    begun_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    PERSONAL = ()

    class Meta:
        ordering = ("-begun_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(sent_at=None, sent_by=None, content=None, pdf_digest="", xlsx_digest="")
                | (Q(sent_at__isnull=False, sent_by__isnull=False, content__isnull=False) & ~Q(pdf_digest="") & ~Q(xlsx_digest="")),
                name="report_is_sent_whole",
            ),
            models.UniqueConstraint(fields=["publication", "period"], condition=Q(sent_at=None), name="one_draft_of_a_period"),
        )
