"""Journeys by keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from visits import look_at

from forspring.demo.accounts import PASSWORD

NOTHING_WRONG: dict[str, tuple[object, ...]] = {"violations": (), "wider": (), "not_reached": (), "not_marked": ()}
FAR, SPARE = 80, 20  # presses; letters that a name may have beside


def tab_to(page: Page, name: str, told: str = "document.activeElement.innerText") -> None:
    """Press Tab until what has the name is in focus."""
    for _press in range(FAR):
        page.keyboard.press("Tab")
        said = page.evaluate(told)
        if said and name in said and len(said) < len(name) + SPARE:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{name} has no visible focus"
            return
    raise AssertionError(f"{name} was not reached")


def follow(page: Page) -> None:
    """Press Enter, and be on the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tab_to_field(page: Page, name: str) -> None:
    """Press Tab until the field with the label is in focus."""
    tab_to(page, name, "document.activeElement.labels?.[0]?.innerText")


def test_the_first_tab_leads_past_the_menu(opened):
    page = opened("chief")
    page.goto("/overblik/")
    tab_to(page, "Gå til indhold")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_invented_data_are_said_to_be_invented(opened):
    page = opened("chief")
    page.goto("/overblik/")
    expect(page.get_by_text("Opdigtede data")).to_be_visible()


def test_log_in_and_find_the_early_efforts_by_unit(opened):
    page = opened()
    page.goto("/")
    tab_to_field(page, "Brugernavn")
    page.keyboard.type("teamleder")
    tab_to_field(page, "Adgangskode")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Overblik", exact=True)).to_be_visible()
    panel = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Hvem giver de tidlige indsatser"))
    panel.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(panel.get_by_role("table")).to_be_visible()
    expect(panel.get_by_role("columnheader", name="Udførende enheds rolle")).to_be_visible()


def test_see_why_a_figure_moved(opened):
    page = opened("team_leader")
    page.goto("/overblik/")
    tab_to(page, "Hvorfor?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hvorfor er tallet ændret?")).to_be_visible()
    tab_to_field(page, "Nøgletal")
    page.keyboard.type("Forløb startet")
    tab_to_field(page, "Periode")
    page.keyboard.type("2025")
    tab_to_field(page, "Ældste leverance")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to_field(page, "Nyeste leverance")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Find årsagerne")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Som kendt ved den nyeste leverance").first).to_be_visible(timeout=60_000)


def test_settle_a_doubtful_link(opened):
    page = opened("data_steward")
    page.goto("/data/koblinger/")
    tab_to(page, "Kobling 1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kobling 1")).to_be_visible()
    tab_to_field(page, "Ja, samme barn")
    page.keyboard.press("ArrowDown")
    tab_to_field(page, "Hvad bygger beslutningen på?")
    page.keyboard.type("Navne og adresser er forskellige")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Beslutningen er gemt")).to_be_visible()


def test_send_the_committee_report(opened):
    page = opened("chief")
    page.goto("/overblik/")
    tab_to(page, "Rapporter")
    follow(page)
    tab_to_field(page, "Periode")
    page.keyboard.type("3. kvartal 2026")
    tab_to(page, "Ny rapport")
    follow(page)
    assert look_at(page) == NOTHING_WRONG
    page.reload()
    for box in page.locator("textarea").all():
        tab_to_field(page, page.locator(f"label[for='{box.get_attribute('id')}']").inner_text())
        page.keyboard.type("Ingen bemærkning.")
    tab_to(page, "Send rapporten")
    follow(page)
    expect(page.get_by_text("Rapporten er sendt og gemt")).to_be_visible()
    tab_to(page, "Hent som PDF")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.startswith("udvalgsrapport-2026-Q3-")


@pytest.fixture(scope="session")
def number(demo_folder: Path) -> str:
    """The civil number of a child that has a case."""
    (cases,) = (demo_folder / "leverancer" / "dubu" / "2026-10-31").glob("*sager*")
    found = re.search(r"(?<!\d)\d{6}-?\d{4}(?!\d)", cases.read_bytes().decode("cp1252"))
    assert found
    return found[0]


def test_follow_a_figure_down_to_a_child(opened):
    page = opened("team_leader")
    page.goto("/noegletal/children_active/raekker/")
    tab_to(page, "Vis barnet")
    follow(page)
    expect(page.get_by_role("heading", name="Tidslinje")).to_be_visible()
    expect(page.get_by_text("-XXXX")).to_be_visible()
    assert look_at(page) == NOTHING_WRONG


def test_see_a_child_outside_ones_units_with_a_purpose(opened, number):
    page = opened("caseworker")
    page.goto("/barn/")
    tab_to_field(page, "Barnets CPR-nummer")
    page.keyboard.type(number)
    follow(page)
    if page.get_by_role("heading", name="Barnet er uden for dine enheder").is_visible():
        assert look_at(page) == NOTHING_WRONG
        tab_to_field(page, "Hvorfor har du brug for at se det?")
        page.keyboard.press("ArrowDown")
        tab_to_field(page, "Uddyb kort")
        page.keyboard.type("Jeg er sat på sagen fra i dag")
        follow(page)
    expect(page.get_by_role("heading", name="Tidslinje")).to_be_visible()


def test_give_a_citizen_the_log_extract(opened, number):
    page = opened("protection_officer")
    page.goto("/adgangslog/")
    tab_to(page, "Lav et udtræk til en borger")
    follow(page)
    tab_to_field(page, "Barnets CPR-nummer")
    page.keyboard.type(number)
    follow(page)
    expect(page.get_by_role("heading", name="Hvem har set oplysningerne?")).to_be_visible()
    expect(page.get_by_role("heading", name="Hvad er samlet om barnet?")).to_be_visible()
    assert number.replace("-", "")[6:] not in page.url
    assert look_at(page) == NOTHING_WRONG
    tab_to(page, "Hent som fil (csv)")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert re.fullmatch(r"udtraek-[\d-]+\.csv", download.value.suggested_filename)
