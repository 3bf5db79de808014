"""The page: one file that asks for nothing, tells the truth about what it hides, and can be read by all."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from forspring.report import html
from forspring.report.content import Report


@pytest.fixture(scope="module")
def page(whole: Report) -> str:
    return html.render(whole)


class Outline(HTMLParser):
    """The tags of a page that must come in pairs, and its headings, captions and anchors."""

    VOID = frozenset({"meta", "br", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.tables = self.captions = self.headers_without_scope = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [given["id"]] if given.get("id") else []
        self.anchors += [given["href"][1:]] if (given.get("href") or "").startswith("#") else []
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.headers_without_scope += tag == "th" and "scope" not in given

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A drawn shape closes itself."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    return parser


def test_every_tag_is_closed(outline: Outline) -> None:
    assert outline.open == []


def test_nothing_is_fetched(page: str) -> None:
    addresses = set(re.findall(r"https?://[^\s\"'<]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(script|link|img|iframe)\b|@import|url\(", page)
    assert "default-src 'none'" in page


def test_headings_descend_one_level_at_a_time(outline: Outline) -> None:
    assert outline.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))


def test_every_table_has_a_caption_and_every_header_a_scope(outline: Outline) -> None:
    assert outline.tables == outline.captions > 10
    assert outline.headers_without_scope == 0


def test_every_link_leads_somewhere_once(outline: Outline) -> None:
    assert set(outline.anchors) <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))


def test_numbers_are_danish(page: str) -> None:
    assert re.search(r"\d{1,2},\d\u00a0%", page)
    assert re.search(r"\b2\.\d{3}\b", page)


def test_what_is_hidden_and_what_is_not_reached_is_said(page: str) -> None:
    assert '<td class="unknown">skjult</td>' in page
    assert '<td class="unknown">ikke nået</td>' in page
    assert "delvis" in page


def test_the_same_report_gives_the_same_page(whole: Report, page: str) -> None:
    assert html.render(whole) == page


def test_texts_from_the_deliveries_are_escaped(whole: Report) -> None:
    from dataclasses import replace

    page = html.render(replace(whole, run=replace(whole.run, municipality="<b>Nord & Syd</b>")))
    assert "&lt;b&gt;Nord &amp; Syd&lt;/b&gt;" in page


def test_every_panel_has_its_definition_on_paper(whole: Report, page: str) -> None:
    for section in whole.sections:
        for panel in section.panels:
            assert all(
                page.count(f"<strong>{whole.definitions[name].title}.</strong>") >= 2
                for name in panel.indicators
                if name in whole.definitions
            )
