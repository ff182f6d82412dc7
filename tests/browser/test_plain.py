"""Without a script everything works, with more clicks; printed, only the text remains."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def test_search_narrow_read(visit: Open) -> None:
    """From the start page to an article and its neighbour, by forms and links alone."""
    page = visit("/", script=False)
    page.locator("#q").fill("moskau")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("17 Treffer für „moskau“")
    page.get_by_role("checkbox", name="China", exact=True).check()
    page.get_by_label("von", exact=True).fill("März 2022")
    page.get_by_role("button", name="Auswahl anwenden").click()
    expect(page.locator(".chips")).to_contain_text("seit März 2022")
    expect(page.locator("h1")).to_have_text("3 Treffer für „moskau“")
    page.locator(".hit h3 a").first.click()
    expect(page.locator(".crumb")).to_contain_text("1 von 3")
    page.locator("#next").click()
    expect(page.locator(".crumb")).to_contain_text("2 von 3")


def test_disclosures(visit: Open) -> None:
    """Reasons, tables and differences open without a script."""
    page = visit("/?q=r%C3%BCstung", script=False)
    page.get_by_text("Warum gefunden?").first.click()
    expect(page.locator(".why table").first).to_be_visible()
    page.get_by_text("Als Tabelle").click()
    expect(page.locator(".time table")).to_be_visible()


def test_facets_on_a_phone(visit: Open) -> None:
    """Without a script the facets are open on a phone too, and nothing is out of reach."""
    page = visit("/?q=moskau", width=390, script=False)
    expect(page.get_by_role("checkbox", name="Xi Jinping", exact=True)).to_be_visible()


def test_switches(visit: Open) -> None:
    """Language and appearance are switched by buttons and remembered."""
    page = visit("/?q=moskau", script=False)
    page.get_by_role("button", name="Dunkel").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("17 matches for “moskau”")
    page.goto("/help")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"


def test_marks_have_their_forms(visit: Open) -> None:
    """Exact, inflected and part differ by form, not by colour, on the screen and on paper."""
    page = visit("/help", script=False)
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        forms = page.evaluate(
            """() => ["e", "f", "t", "a"].map(name => {
              const style = getComputedStyle(document.querySelector("mark." + name));
              return style.fontWeight + " " + style.textDecorationLine + " " + style.textDecorationStyle;
            })"""
        )
        assert forms == [
            "650 none solid",
            "400 underline solid",
            "400 underline dotted",
            "400 underline double",
        ]


def test_printing(visit: Open) -> None:
    """On paper there are no controls."""
    page = visit("/?q=moskau", script=False)
    page.emulate_media(media="print")
    for control in (".search", ".facets", ".pager", ".prefs", ".sort", ".switch"):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator(".hit h3").first).to_be_visible()
