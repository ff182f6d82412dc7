"""Everything by keyboard alone: a journey from the first word to a saved search, without touching a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def reach(page: Page, name: str) -> None:
    """Press Tab until what has the focus carries this name; fails after a whole page of stops."""
    for _ in range(150):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const one = document.activeElement;
              const labels = [...(one.labels || [])].map(label => label.textContent).join(" ");
              const name = one.getAttribute("aria-label") || labels || one.textContent;
              return name.replace(/\\s+/g, " ").trim();
            }"""
        )
        if re.fullmatch(name, found):
            return
    pytest.fail(f"no stop is named {name}")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_from_a_word_to_an_article(visit: Open, script: bool) -> None:
    """Search, unfold the operators, narrow by an actor, open the reasons, read, go on to the next article."""
    page = visit("/", script=script)
    reach(page, "Suche im Archiv")
    page.keyboard.type("moskau")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("17 Treffer für „moskau“")
    reach(page, "Operatoren")
    page.keyboard.press("Enter")
    expect(page.locator(".ops dl")).to_be_visible()
    reach(page, "Xi Jinping")
    page.keyboard.press("Space")
    if not script:
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("3 Treffer für „moskau“")
    reach(page, "Neueste")
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=newest")
    reach(page, "Warum gefunden\\?")
    page.keyboard.press("Enter")
    expect(page.locator(".why table").first).to_be_visible()
    reach(page, "Nur Artikel mit genau .*")
    page.locator("#hits").focus()
    reach(page, "Kremlchef will mehr Rüstung mit China")
    page.keyboard.press("Enter")
    expect(page.locator(".crumb")).to_contain_text("1 von 3")
    reach(page, "Nächster Artikel →")
    page.keyboard.press("Enter")
    expect(page.locator(".crumb")).to_contain_text("2 von 3")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_periods_and_tables(visit: Open, script: bool) -> None:
    """The chart is entered bar by bar, its measure switched, its table unfolded; a period is typed."""
    page = visit("/?q=moskau", script=script)
    reach(page, "Anzahl")
    page.keyboard.press("ArrowRight")
    expect(page.locator("text.v.share").first).to_be_visible()
    reach(page, r"2022: \d+ Treffer, \d+ im Bestand")
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2022**")
    reach(page, "Als Tabelle")
    page.keyboard.press("Enter")
    expect(page.locator(".time table")).to_be_visible()
    reach(page, "von")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2021")
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2021**")


def test_saving_renaming_deleting(visit: Open) -> None:
    """A search is saved, renamed and deleted again."""
    page = visit("/?q=zettel")
    reach(page, "Suche merken")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Diese Suche merken")
    reach(page, "Name")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Zettel")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Zettel")
    reach(page, "Name")
    page.keyboard.press("End")
    page.keyboard.type(" und Notizen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Zettel und Notizen")
    reach(page, "Diese gemerkte Suche löschen")
    page.keyboard.press("Enter")
    reach(page, "Löschen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Gemerkte Suchen")
    expect(page.locator(".kept")).not_to_contain_text("Zettel")


def test_letters_and_preferences(visit: Open) -> None:
    """Actors by letter, appearance and language."""
    page = visit("/actors")
    reach(page, "M")
    page.keyboard.press("Enter")
    expect(page.locator(".register")).to_have_text(re.compile("Angela Merkel.*Moskau", re.DOTALL))
    reach(page, "Dunkel")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    reach(page, "English")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".letters [aria-current]")).to_have_text("M")
