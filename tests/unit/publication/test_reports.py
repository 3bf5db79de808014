"""The committee report: what deviates is explained before it is sent, and what was sent stands and can be made again."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any

import fastexcel
import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import now
from tests.application import account, figure, publish

from forspring.access.models import Entry
from forspring.access.permissions import Role
from forspring.kernel.errors import WrongUseError
from forspring.publication.actions import reports
from forspring.publication.models import Report
from forspring.publication.queries import reports as known
from forspring.report.committee import lines, paper, sheet

pytestmark = pytest.mark.django_db

FIGURES = (
    figure("cases_active", "2026-10-31", 100.0),
    figure("cases_active", "2025-12-31", 104.0),
    figure("courses_started", "2026-Q3", 60.0),
    figure("courses_started", "2026-Q2", 58.0),
    figure("courses_started", "2025-Q3", 48.0),
    figure("notifications", "2026-Q3", None),
    figure("notifications", "2025-Q3", 40.0),
    figure("notifications_per_1000", "2026-Q3", 30.0, "rate"),
    figure("assessment_4_months", "2026-Q3", 0.80, "share", part=40, whole=50),
    figure("assessment_4_months", "2025-Q3", 0.86, "share", part=43, whole=50),
    figure("child_talk", "2026-Q3", 0.80, "share", part=40, whole=50),
    figure("child_talk", "2025-Q3", 0.82, "share", part=41, whole=50),
    figure("notification_outcome", "2026-Q3", 0.5, "share", dimension="outcome", member="Undersøgelse", part=20, whole=40),
)


@pytest.fixture
def chief() -> Any:
    return account(Role.CHIEF)


@pytest.fixture
def draft(chief: Any) -> Report:
    return reports.begin(publication=publish(rows=FIGURES), period="2026-Q3", by=chief)


def explained(draft: Report) -> dict[str, str]:
    return {line.id: "ingen bemærkning" for line in known.content(draft).lines if line.deviation}


def send(draft: Report, by: Any) -> Report:
    reports.write(report=draft, texts=explained(draft), by=by)
    reports.send(report=draft, content=known.content(draft), at=now(), by=by)
    return known.numbered(draft.pk)


def test_what_changed_by_a_tenth_and_by_five_or_by_five_points_deviates(draft):
    assert {line.id for line in known.content(draft).lines if line.deviation} == {"courses_started", "assessment_4_months"}


def test_a_line_stands_beside_the_period_before_and_the_year_before(draft):
    line = next(line for line in known.content(draft).lines if line.id == "courses_started")
    assert (line.now, line.before, line.year_before, line.change) == ("60", "58", "48", "+12 fra 3. kvartal 2025")


def test_stock_is_held_against_the_turn_of_the_year(draft):
    line = next(line for line in known.content(draft).lines if line.id == "cases_active")
    assert (line.now, line.before, line.year_before) == ("100", "104", "")


def test_a_withheld_figure_is_told_as_withheld_and_does_not_deviate(draft):
    line = next(line for line in known.content(draft).lines if line.id == "notifications")
    assert (line.now, line.values[0], line.deviation) == ("skjult", None, "")


def test_the_national_figure_stands_beside_with_its_year(draft):
    line = next(line for line in known.content(draft).lines if line.id == "notifications_per_1000")
    assert line.national == "111,0 (2018)"
    assert all(row["source_url"].startswith("https://") for row in lines.benchmarks().values())


def test_what_a_notification_led_to_is_a_line(draft):
    assert "Underretninger, der førte til: Undersøgelse" in [line.title for line in known.content(draft).lines]


@pytest.mark.parametrize(("period", "before"), [("2026-Q1", "2025-Q4"), ("2026-Q3", "2026-Q2"), ("2025", "2024")])
def test_the_period_before_is_the_one_that_ended_when_this_began(period, before):
    assert lines.before(period) == before


def test_a_report_is_not_sent_before_every_deviation_is_explained(draft, chief):
    with pytest.raises(WrongUseError, match="Forløb startet"):
        reports.send(report=draft, content=known.content(draft), at=now(), by=chief)
    assert known.numbered(draft.pk).sent_at is None


def test_what_was_sent_can_be_made_again_to_the_byte(draft, chief):
    sent = send(draft, chief)
    content = known.content(sent)
    assert sha256(paper.render(content)).hexdigest() == sent.pdf_digest
    assert sha256(sheet.render(content)).hexdigest() == sent.xlsx_digest
    assert Entry.objects.filter(act="report_sent").count() == 1


def test_what_was_sent_is_not_changed_by_a_newer_publication(draft, chief):
    sent = send(draft, chief)
    before = known.content(sent)
    publish(number=2, rows=(figure("courses_started", "2026-Q3", 999.0),))
    assert known.content(known.numbered(sent.pk)) == before


def test_the_database_refuses_to_change_or_delete_what_was_sent(draft, chief):
    sent = send(draft, chief)
    for act in (lambda: Report.objects.filter(pk=sent.pk).update(texts={}), lambda: Report.objects.filter(pk=sent.pk).delete()):
        with pytest.raises(DatabaseError, match="stands"), transaction.atomic():
            act()
    with pytest.raises(WrongUseError, match="sendt"):
        reports.write(report=sent, texts={}, by=chief)


def test_a_draft_is_gone_on_with(draft, chief):
    assert reports.begin(publication=draft.publication, period="2026-Q3", by=chief).pk == draft.pk


def test_the_paper_is_a_tagged_pdf(draft):
    made = paper.render(known.content(draft))
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid" in made


def test_the_sheet_holds_numbers_and_no_formula(draft, chief):
    reports.write(report=draft, texts={"courses_started": "=1+1"}, by=chief)
    rows = (
        fastexcel.read_excel(BytesIO(sheet.render(known.content(draft))).getvalue()).load_sheet(0, header_row=None).to_arrow().to_pylist()
    )
    found = next(list(row.values()) for row in rows if "Forløb startet" in row.values())
    assert [str(value) for value in found[1:4]] == ["60", "58", "48"]
    assert found[6] == "=1+1"
