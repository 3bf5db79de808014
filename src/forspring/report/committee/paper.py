"""The committee's report as a tagged PDF; the same report gives the same bytes, for it is dated by the data's day."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import typst

from forspring.kernel.texts import _, language
from forspring.report import danish
from forspring.report.committee import sheet
from forspring.report.committee.lines import Content, rule

TEMPLATE = Path(__file__).parent / "paper.typ"


def render(content: Content) -> bytes:
    """The PDF's bytes, PDF/UA-1."""
    day = date.fromisoformat(content.as_of)
    lines = [
        {name: getattr(line, name) for name in ("title", "now", "remark", "before", "year_before", "change", "national")}
        for line in content.lines
    ]
    told = {
        "language": language(),
        "title": sheet.title(content),
        "day": [day.year, day.month, day.day],
        "source": sheet.source(content),
        "rule": rule(),
        "heads": [_("Nøgletal"), danish.period(content.period), _("Forrige"), _("Året før"), _("Ændring siden året før"), _("Hele landet")],
        "lines": lines,
        "explained": _("Forklaringer til afvigelserne"),
        "texts": [
            {"title": line.title, "change": line.change, "text": content.texts[line.id]}
            for line in content.lines
            if content.texts.get(line.id)
        ],
    }
    return typst.compile(
        TEMPLATE,
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
    )
