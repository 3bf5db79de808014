"""Every page, as every role: it answers, it can be used by everybody, it fits a telephone, and it speaks the chosen language."""

from __future__ import annotations

from typing import Any

import pytest
from places import is_apart_from_runs, open_to, routes
from visits import Tour, Visit, look_at

from forspring.access.permissions import Role


@pytest.fixture(scope="session")
def toured(browser: Any, base_url: str, states: dict[str, Any], asked: Any, request: pytest.FixtureRequest) -> Tour:
    """One visit to every page of every role; first to those that need not wait for the worker."""
    tour = Tour(browser, base_url, states)
    tour.go(asked.examples, is_apart_from_runs)
    tour.go(request.getfixturevalue("examples"), lambda address: not is_apart_from_runs(address))
    return tour


@pytest.fixture
def visits(toured: Tour) -> list[Visit]:
    """The visits alone."""
    return toured.visits


def test_every_address_answers_those_who_may_open_it(visits):
    assert [(one.role, one.address, one.status) for one in visits if one.status not in (200, 405)] == []
    assert {one.name for one in visits} == {route.name for route in routes()}
    assert sum(one.is_new for one in visits) > len({one.name for one in visits if one.is_page})


def test_every_page_can_be_used_by_everybody(visits):
    assert [wrong for one in visits for wrong in one.violations] == []


def test_a_page_that_is_broken_is_noticed(opened):
    page = opened("chief")
    page.goto("/hvorfor/")
    page.evaluate("""() => {
        document.querySelector('select').labels[0].remove();
        document.querySelector('main').style.minWidth = '400px';
        document.querySelector('a').style.outline = 'none';
        document.addEventListener('keydown', event => { if (document.activeElement.tagName === 'SELECT') event.preventDefault(); });
    }""")
    assert {name for name, wrong in look_at(page).items() if wrong} == {"violations", "wider", "not_marked", "not_reached"}


def test_no_page_complains_in_the_console_or_asks_another_host(toured):
    assert toured.complaints == []


def test_no_page_is_wider_than_the_screen(visits):
    assert [(one.address, one.wider) for one in visits if one.wider] == []


def test_the_tab_key_reaches_all_that_can_be_pressed(visits):
    assert [(one.address, one.not_reached) for one in visits if one.not_reached] == []


def test_what_is_in_focus_can_be_seen(visits):
    assert [(one.address, one.not_marked) for one in visits if one.not_marked] == []


def test_every_page_speaks_danish_until_asked_for_english(visits, opened, examples):
    assert {one.language for one in visits if one.is_page} == {"da"}
    page = opened("data_steward")
    page.goto("/overblik/")
    page.get_by_role("button", name="English").click()
    answers = [page.request.get(address) for _name, address in open_to(Role.DATA_STEWARD, examples)]
    page.get_by_role("button", name="Dansk").click()
    spoken = [answer.text() for answer in answers if answer.headers["content-type"].startswith("text/html") and answer.ok]
    assert [text[:200] for text in spoken if '<html lang="en"' not in text or "Gå til indhold" in text] == []
    assert page.locator("html").get_attribute("lang") == "da"


def test_who_has_not_logged_in_chooses_the_language_too(opened):
    page = opened()
    page.goto("/log-ind/")
    assert page.locator("html").get_attribute("lang") == "da"
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", name="Log in").is_visible()


def test_the_pages_work_without_javascript(opened, log_in):
    page = opened(java_script_enabled=False)
    log_in(page, "chief")
    page.goto("/overblik/")
    page.get_by_label("Enhed", exact=True).select_option("RT")
    page.get_by_role("button", name="Vis", exact=True).click()
    assert "enhed=RT" in page.url
    assert page.get_by_text("Ryd valg").is_visible()


def test_the_overview_prints_without_what_is_pressed(opened):
    page = opened("chief")
    page.goto("/overblik/")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="Overblik", exact=True).is_visible()
    assert not page.locator(".fs-filter").is_visible()
    assert not page.locator(".fs-menu").is_visible()
