"""What stands where an address has a blank: made by asking for it on the pages, as people do."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

PATIENCE = 60_000  # milliseconds for the worker
HALVED, KEPT = "befolkning", 5  # lines that are left of a delivery

#: The pages of the user guide: who opens them, and where they are.
PICTURED = {
    "overblik": ("chief", "/overblik/"),
    "noegletal": ("chief", "/noegletal/first_follow_up/"),
    "hvorfor": ("chief", "/hvorfor/"),
    "leverancer": ("data_steward", "/data/"),
    "fund": ("data_steward", "/data/fund/"),
    "vejviser": ("caseworker", "/data/vejviser/"),
    "adgangslog": ("protection_officer", "/adgangslog/"),
    "brugere": ("administrator", "/brugere/"),
}


def deliver_a_halved_file(deliveries: Path) -> None:
    """A delivery that is held back: nearly all of its rows are gone."""
    (before,) = (deliveries / HALVED / "2026-10-31").iterdir()
    after = deliveries / HALVED / "2026-11-01" / before.name
    after.parent.mkdir()
    after.write_bytes(b"".join(before.read_bytes().splitlines(keepends=True)[:KEPT]))


def make(page: Page, deliveries: Path) -> dict[str, tuple[int | str, ...]]:
    """The examples by the name of the address; the page is the data steward's."""
    question = _ask_why(page)
    deliver_a_halved_file(deliveries)
    run = _run(page)
    page.goto("/data/")
    held = page.locator("a[href*='/data/bekraeft/']").first.get_attribute("href") or ""
    return {
        "indicator": ("first_follow_up",),
        "indicator_file": ("first_follow_up",),
        "changes_answer": (question,),
        "run": (run,),
        "run_publish": (run,),
        "link": (1,),
        "delivery_confirm": tuple(held.strip("/").split("/")[2:]),
        "account_close": (1,),
    }


def _ask_why(page: Page) -> int:
    page.goto("/hvorfor/")
    page.get_by_label("Nøgletal").select_option("courses_started")
    page.get_by_label("Periode").fill("2025")
    page.get_by_label("Ældste leverance").select_option(index=2)
    page.get_by_label("Nyeste leverance").select_option(index=1)
    page.get_by_role("button", name="Find årsagerne").click()
    page.get_by_text("Som kendt ved den nyeste leverance").first.wait_for(timeout=PATIENCE)
    return _number(page.url)


def _run(page: Page) -> int:
    page.goto("/koersler/")
    page.get_by_label("Opgørelsesdag").fill("2026-11-01")
    page.get_by_role("button", name="Start en kørsel").click()
    page.get_by_text("Ti tal, der betyder noget").first.wait_for(timeout=PATIENCE)
    return _number(page.url)


def _number(address: str) -> int:
    return int(address.rstrip("/").rpartition("/")[2])
