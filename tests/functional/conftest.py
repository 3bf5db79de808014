"""People's journeys: the demo municipality is up as `forspring demo` leaves it, and Debian's Chromium opens it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import examples as examples_of
import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from visits import HEIGHT, WIDE, watched

from forspring.access.permissions import Role
from forspring.demo.accounts import PASSWORD, PEOPLE

CHILDREN = "1000"  # with one doubtful link
PATIENCE = 240
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
USERNAMES = {person.role: person.username for person in PEOPLE}


FIRST = Role.DATA_STEWARD


@dataclass(frozen=True)
class Asked:
    """The page that asked, and what will be there when the worker has answered."""

    page: Page
    examples: dict[str, tuple[int | str, ...]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--pictures` takes the pictures of the user guide anew."""
    parser.addoption("--pictures", action="store_true", help="take the pictures of the user guide")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The pictures are taken when somebody asks for them; then nothing else is done."""
    is_asked = config.getoption("--pictures", default=False)
    is_of_pictures = collection_path.name == "test_pictures.py"
    return True if collection_path.name.startswith("test_") and is_of_pictures != is_asked else None


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, which sends nothing of its own."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: apt-get install chromium"
    return {"executable_path": chromium, "args": list(QUIET)}


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo municipality lies."""
    return tmp_path_factory.mktemp("demo") / "kommune"


@pytest.fixture(scope="session")
def base_url(demo_folder: Path) -> Iterator[str]:
    """The address of the demo municipality's pages."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    words = ["demo", "--folder", str(demo_folder), "--children", CHILDREN, "--port", port]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FORSPRING_", "DJANGO_"))}
    with (demo_folder.parent / "said.txt").open("w+") as said:
        served = subprocess.Popen([sys.executable, "-m", "forspring", *words], env=environment, stdout=said, stderr=said)
        try:
            yield _answering(f"http://127.0.0.1:{port}", served, Path(said.name))
        finally:
            served.terminate()
            served.wait(timeout=30)


def _answering(address: str, served: subprocess.Popen[bytes], said: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert served.poll() is None, said.read_text()
        try:
            with urllib.request.urlopen(f"{address}/sundhed/", timeout=5):
                return address
        except OSError:  # not up yet, or too busy with its first answer
            time.sleep(0.3)
    raise AssertionError(said.read_text())


@pytest.fixture(scope="session")
def log_in() -> Callable[[Page, str], None]:
    """Log a page in by the form, as the demo's account of a role."""

    def come_in(page: Page, role: str) -> None:
        page.goto("/log-ind/")
        page.get_by_label("Brugernavn").fill(USERNAMES[role])
        page.get_by_label("Adgangskode").fill(PASSWORD)
        page.get_by_role("button", name="Log ind").click()
        page.get_by_role("button", name="Log af").wait_for()

    return come_in


@pytest.fixture(scope="session")
def asked(browser: Browser, base_url: str, log_in: Callable[[Page, str], None], demo_folder: Path) -> Asked:
    """What stands where an address has a blank, asked for first: the worker does it while the others log in."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    log_in(page, FIRST)
    examples = examples_of.ask(page, demo_folder / "leverancer")
    writing = browser.new_context(base_url=base_url)
    log_in(writing.new_page(), Role.CHIEF)
    report = examples_of.send_a_report(writing.pages[0])
    writing.close()
    return Asked(page, {**examples, "report": (report,), "report_pdf": (report,), "report_xlsx": (report,)})


@pytest.fixture(scope="session")
def states(browser: Browser, base_url: str, log_in: Callable[[Page, str], None], asked: Asked) -> dict[str, Any]:
    """The cookies of each role, logged in once."""
    known: dict[str, Any] = {FIRST: asked.page.context.storage_state()}
    for role in USERNAMES.keys() - known.keys():
        context = browser.new_context(base_url=base_url)
        log_in(context.new_page(), role)
        known[role] = context.storage_state()
        context.close()
    return known


@pytest.fixture(scope="session")
def examples(asked: Asked) -> dict[str, tuple[int | str, ...]]:
    """What stands where an address has a blank, when the worker has done its part."""
    examples_of.wait(asked.page, asked.examples)
    return asked.examples


@pytest.fixture
def opened(browser: Browser, base_url: str, states: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """A page as a role; it may not complain in the console, nor ask another host for anything."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def page(role: str = "", width: int = WIDE, **choices: Any) -> Page:
        state = states[role] if role else None
        contexts.append(browser.new_context(base_url=base_url, storage_state=state, viewport={"width": width, "height": HEIGHT}, **choices))
        return watched(contexts[-1], base_url, complaints)

    yield page
    for context in contexts:
        context.close()
    assert complaints == []
