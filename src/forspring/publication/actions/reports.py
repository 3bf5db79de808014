"""A committee report is begun, written in and sent; sent, it is never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from forspring.access import log
from forspring.access.log import Act
from forspring.access.models import Account
from forspring.access.permissions import Permission
from forspring.access.require import require
from forspring.kernel.errors import WrongUseError
from forspring.kernel.texts import _
from forspring.publication.models import Publication, Report
from forspring.report.committee import paper, sheet
from forspring.report.committee.lines import Content


@transaction.atomic
def begin(*, publication: Publication, period: str, by: Account) -> Report:
    """Begin a report of the period, or go on with the draft that there is."""
    require(by, Permission.REPORTS_WRITE)
    report, is_new = Report.objects.get_or_create(publication=publication, period=period, sent_at=None, defaults={"begun_by": by})
    if is_new:
        log.record(Act.REPORT_CHANGED, by=by, about=f"{period} {report.pk}")
    return report


@transaction.atomic
def write(*, report: Report, texts: Mapping[str, str], by: Account) -> None:
    """Keep what was written; a sent report stands."""
    require(by, Permission.REPORTS_WRITE)
    _refuse_sent(report)
    report.texts = dict(texts)
    report.save(update_fields=["texts"])
    log.record(Act.REPORT_CHANGED, by=by, about=f"{report.period} {report.pk}")


@transaction.atomic
def send(*, report: Report, content: Content, at: datetime, by: Account) -> None:
    """Keep the report as it is sent, with the digests by which its files are known again."""
    require(by, Permission.REPORTS_SEND)
    _refuse_sent(report)
    lacking = [line.title for line in content.lines if line.deviation and not content.texts.get(line.id, "").strip()]
    if lacking:
        raise WrongUseError(_("Rapporten kan ikke sendes, før hver afvigelse har en forklaring: {lines}.").format(lines=", ".join(lacking)))
    report.content, report.sent_at, report.sent_by = content.written(), at, by
    report.pdf_digest, report.xlsx_digest = sha256(paper.render(content)).hexdigest(), sha256(sheet.render(content)).hexdigest()
    report.save()
    log.record(Act.REPORT_SENT, by=by, about=f"{report.period} {report.pk}")


def _refuse_sent(report: Report) -> None:
    if Report.objects.select_for_update().get(pk=report.pk).sent_at:
        raise WrongUseError(_("Rapporten er sendt og kan ikke ændres. Begynd en ny."))
