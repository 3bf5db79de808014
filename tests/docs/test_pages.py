"""The documentation holds what it says: its links lead somewhere and what is written from the code is fresh."""

import pytest

from tests.docs import pages, reference


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: str(page.relative_to(pages.ROOT)))
def test_every_link_leads_somewhere(page):
    lost = []
    for link in pages.links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in pages.anchors(target)):
            lost.append(link)
    assert not lost


def test_the_reference_is_what_the_code_says():
    written = {path.name: path.read_text(encoding="utf-8") for path in reference.FOLDER.glob("*.md")}
    stale = {name for name, page in reference.pages().items() if written.get(name) != page}
    assert stale | (written.keys() - reference.pages().keys()) == set(), "write it again: python -m tests.docs.reference"


def test_every_page_can_be_reached_from_the_first():
    seen, waiting = set(), [pages.ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        targets = {(page.parent / link.partition("#")[0]).resolve() for link in pages.links(page)} & set(pages.PAGES)
        waiting.extend(targets - seen)
    assert {str(page.relative_to(pages.ROOT)) for page in set(pages.PAGES) - seen} == set()
