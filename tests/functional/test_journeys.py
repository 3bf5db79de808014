"""Journeys by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from forspring.demo.accounts import PASSWORD

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
