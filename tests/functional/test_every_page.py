"""Every page, as every role: it answers, it can be used by everybody, it fits a telephone, and it speaks the chosen language."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from places import pages
from playwright.sync_api import Page

from forspring.access.permissions import Role

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


def violations(page: Page) -> list[str]:
    """What axe finds wrong, with where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url}: {one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


@pytest.fixture(scope="session")
def examples(browser: Any, base_url: str, states: dict[str, Any]) -> dict[str, tuple[int | str, ...]]:
    """What to fill in where an address has a blank: a question and a run that were asked for, and a doubtful link."""
    context = browser.new_context(base_url=base_url, storage_state=states["data_steward"])
    page = context.new_page()
    page.goto("/hvorfor/")
    page.get_by_label("Nøgletal").select_option("courses_started")
    page.get_by_label("Periode").fill("2025")
    page.get_by_label("Ældste leverance").select_option(index=2)
    page.get_by_label("Nyeste leverance").select_option(index=1)
    page.get_by_role("button", name="Find årsagerne").click()
    page.get_by_text("Som kendt ved den nyeste leverance").first.wait_for(timeout=60_000)
    question = _number(page.url)
    page.goto("/koersler/")
    page.get_by_label("Opgørelsesdag").fill("2026-10-31")
    page.get_by_role("button", name="Start en kørsel").click()
    page.get_by_text("Ti tal, der betyder noget").first.wait_for(timeout=60_000)
    run = _number(page.url)
    context.close()
    return {"indicator": ("first_follow_up",), "changes_answer": (question,), "run": (run,), "link": (1,)}


def _number(address: str) -> int:
    return int(address.rstrip("/").rpartition("/")[2])


@pytest.mark.parametrize("role", Role)
def test_every_page_of_a_role_can_be_used_by_everybody(opened, examples, role):
    page = opened(role)
    wrong = []
    for _name, address in pages(role, examples):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        wrong += violations(page)
    assert wrong == []


def test_axe_notices_a_page_that_is_broken(opened):
    page = opened("chief")
    page.goto("/overblik/")
    page.evaluate("document.querySelector('select').labels[0].remove()")
    assert any("select-name" in one for one in violations(page))


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_page_is_wider_than_the_screen(opened, examples, width):
    page = opened("data_steward", width=width)
    wide = []
    for _name, address in pages(Role.DATA_STEWARD, examples):
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []


def test_the_pages_work_without_javascript(opened):
    page = opened("chief", java_script_enabled=False)
    page.goto("/overblik/")
    page.get_by_label("Enhed", exact=True).select_option("RT")
    page.get_by_role("button", name="Vis", exact=True).click()
    assert "enhed=RT" in page.url
    assert page.get_by_text("Ryd valg").is_visible()


def test_the_reader_chooses_the_language(opened):
    page = opened()
    page.goto("/log-ind/")
    assert page.locator("html").get_attribute("lang") == "da"
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", name="Log in").is_visible()


def test_the_overview_prints_without_what_is_pressed(opened):
    page = opened("chief")
    page.goto("/overblik/")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="Overblik", exact=True).is_visible()
    assert not page.locator(".fs-filter").is_visible()
    assert not page.locator(".fs-menu").is_visible()
