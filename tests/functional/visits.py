"""A visit to a page: all that a browser can find wrong with it, found while it is open once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from places import Examples, open_to
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from forspring.access.permissions import ALLOWED, Role

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
WIDE, HEIGHT, NARROW = 1440, 900, (320, 390)
OWN_OF_A_VISIT = re.compile(r'csrfmiddlewaretoken" value="[^"]*"|<nav class="fs-tabs".*?</nav>', re.DOTALL)  # fewer tabs are no new page
MAIN, HEAD = re.compile(r"<main.*?</main>", re.DOTALL), re.compile(r"<header.*?</header>", re.DOTALL)
SMALLEST = "login"  # where the head and the menu of each role are looked at
ROLES = sorted(Role, key=lambda role: -len(ALLOWED[role]))  # the others mostly open what the first have opened

#: What can be pressed must be reached; of the radio buttons of one question, one.
CAN_BE_PRESSED = """() => {
    const all = document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
    return [...all].filter(one => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}));
}"""
LISTEN = """() => {
    window.reached = new Set(); window.unmarked = new Set();
    document.addEventListener('focusin', ({target}) => {
        reached.add(target.type === 'radio' ? target.name : target);
        const look = getComputedStyle(target);
        const isMarked = (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== 'none';
        if (!isMarked) unmarked.add(target);
    });
}"""
SAID = "one => one.outerHTML.slice(0, 120)"


@dataclass(frozen=True)
class Visit:
    """What was found on one page; an answer that is no page has a status and a kind alone."""

    role: Role
    name: str
    address: str
    status: int
    kind: str
    language: str = ""
    is_new: bool = False
    violations: tuple[str, ...] = ()
    wider: tuple[int, ...] = ()
    not_reached: tuple[str, ...] = ()
    not_marked: tuple[str, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether a person reads it in the browser."""
        return self.status == 200 and self.kind == "text/html"


def _complains(told: ConsoleMessage) -> bool:
    """Whether the browser complains of the page; that the server refused is an answer."""
    return told.type in ("error", "warning") and "status of 403" not in told.text


def watched(context: BrowserContext, base_url: str, complaints: list[str]) -> Page:
    """A page that tells of every complaint in its console and of every request to another host."""
    page = context.new_page()
    page.on("console", lambda told: complaints.append(f"{page.url}: {told.text}") if _complains(told) else None)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("request", lambda asked: None if asked.url.startswith((base_url, "data:")) else complaints.append(asked.url))
    return page


class Tour:
    """Every address as every role; a page that looks as one that was seen before is asked for, and not looked at again."""

    def __init__(self, browser: Browser, base_url: str, states: Mapping[str, Any]) -> None:
        self.visits: list[Visit] = []
        self.complaints: list[str] = []
        self._seen: set[str] = set()
        self._browser, self._base_url, self._states = browser, base_url, states

    def go(self, examples: Examples, where: Callable[[str], bool]) -> None:
        """Visit the addresses that fit."""
        for role in ROLES:
            screen = {"width": WIDE, "height": HEIGHT}
            context = self._browser.new_context(base_url=self._base_url, storage_state=self._states[role], viewport=screen)
            page = watched(context, self._base_url, self.complaints)
            self.visits += [self._visit(page, role, name, address) for name, address in open_to(role, examples) if where(address)]
            context.close()

    def _visit(self, page: Page, role: Role, name: str, address: str) -> Visit:
        answer = page.request.get(address)
        kind = answer.headers.get("content-type", "").partition(";")[0]
        if answer.status != 200 or kind != "text/html":
            return Visit(role, name, address, answer.status, kind)
        text = OWN_OF_A_VISIT.sub("", answer.text())
        looks = "".join(MAIN.findall(text) + (HEAD.findall(text) if name == SMALLEST else []))
        is_new = looks not in self._seen
        self._seen.add(looks)
        if is_new:
            page.goto(address)
        return Visit(role, name, address, answer.status, kind, _language(text), is_new, **(look_at(page) if is_new else {}))


def look_at(page: Page) -> dict[str, tuple[Any, ...]]:
    """What is wrong with the page that is open."""
    not_reached, not_marked = _walk(page)
    return {"violations": violations(page), "not_reached": not_reached, "not_marked": not_marked, "wider": _wider(page)}


def violations(page: Page) -> tuple[str, ...]:
    """What axe finds against WCAG 2.1 A and AA, with where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return tuple(f"{page.url}: {one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found)


def _wider(page: Page) -> tuple[int, ...]:
    """The widths that the page does not keep within."""
    wider = []
    for width in (*NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wider.append(width)
    return tuple(wider)


def _walk(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Press Tab through the page: what can be pressed and was not reached, and what was reached without being marked."""
    page.evaluate(LISTEN)
    for _press in range(page.evaluate(f"({CAN_BE_PRESSED})().length")):
        page.keyboard.press("Tab")
    lost = page.evaluate(f"({CAN_BE_PRESSED})().filter(one => !reached.has(one) && !reached.has(one.name)).map({SAID})")
    return tuple(lost), tuple(page.evaluate(f"[...unmarked].map({SAID})"))


def _language(text: str) -> str:
    return match[1] if (match := re.search(r'<html lang="(\w+)"', text)) else ""
