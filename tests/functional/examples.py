"""What stands where an address has a blank: made by asking for it on the pages, as people do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page

PATIENCE = 120_000  # milliseconds for the worker
AS_OF = "2026-11-01"
HALVED, KEPT = "befolkning", 5  # lines that are left of a delivery

#: The pages of the user guide: who opens them, and where they are.
PICTURED = {
    "overblik": ("chief", "/overblik/"),
    "noegletal": ("chief", "/noegletal/first_follow_up/"),
    "hvorfor": ("chief", "/hvorfor/"),
    "rapporter": ("chief", "/rapporter/"),
    "raekker": ("team_leader", "/noegletal/children_active/raekker/"),
    "leverancer": ("data_steward", "/data/"),
    "fund": ("data_steward", "/data/fund/"),
    "vejviser": ("caseworker", "/data/vejviser/"),
    "adgangslog": ("protection_officer", "/adgangslog/"),
    "brugere": ("administrator", "/brugere/"),
}


def deliver_a_halved_file(deliveries: Path) -> Path:
    """A delivery that is held back: nearly all of its rows are gone. Gives the file as it was."""
    (before,) = (deliveries / HALVED / "2026-10-31").iterdir()
    after = deliveries / HALVED / AS_OF / before.name
    after.parent.mkdir()
    after.write_bytes(b"".join(before.read_bytes().splitlines(keepends=True)[:KEPT]))
    return before


def ask(page: Page, deliveries: Path) -> dict[str, tuple[int | str, ...]]:
    """Ask the worker for what it takes, and give the examples by the name of the address; the page is the data steward's."""
    before = deliver_a_halved_file(deliveries)
    page.goto("/koersler/")
    page.get_by_label("Opgørelsesdag").fill(AS_OF)
    page.get_by_role("button", name="Start en kørsel").click()
    page.wait_for_url("**/koersler/*/")
    run = _number(page.url)
    page.goto("/hvorfor/")
    page.get_by_label("Nøgletal").select_option("courses_started")
    page.get_by_label("Periode").fill("2025")
    page.get_by_label("Ældste leverance").select_option(index=2)
    page.get_by_label("Nyeste leverance").select_option(index=1)
    page.get_by_role("button", name="Find årsagerne").click()
    page.wait_for_url("**/hvorfor/*/")
    return {
        "indicator": ("first_follow_up",),
        "indicator_file": ("first_follow_up",),
        "indicator_rows": ("children_active",),
        "changes_answer": (_number(page.url),),
        "run": (run,),
        "run_publish": (run,),
        "link": (1,),
        "delivery_confirm": (HALVED, AS_OF, f"{HALVED}_{before.stem}"),
        "account_close": (1,),
    }


def send_a_report(page: Page) -> int:
    """A committee report as the chief sends it, with a word to each deviation."""
    page.goto("/rapporter/")
    page.get_by_label("Periode").select_option("2024")
    page.get_by_role("button", name="Ny rapport").click()
    page.wait_for_url("**/rapporter/*/")
    for box in page.locator("textarea").all():
        box.fill("Ingen bemærkning.")
    page.get_by_role("button", name="Send rapporten").click()
    page.get_by_text("Rapporten er sendt og gemt").wait_for()
    return _number(page.url)


def wait(page: Page, examples: Mapping[str, tuple[int | str, ...]]) -> None:
    """Wait until the worker has done it."""
    for name, words in (("run", "Ti tal, der betyder noget"), ("changes_answer", "Som kendt ved den nyeste leverance")):
        page.goto(reverse(name, args=examples[name]))
        page.get_by_text(words).first.wait_for(timeout=PATIENCE)


def _number(address: str) -> int:
    return int(address.rstrip("/").rpartition("/")[2])
