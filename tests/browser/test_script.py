"""What the page gains from its script, by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def test_suggestions_by_keyboard(visit: Open) -> None:
    """Typing opens a list; arrows choose, Enter goes, Escape closes."""
    page = visit("/")
    field = page.locator("#q")
    field.focus()
    page.keyboard.type("put", delay=20)
    options = page.get_by_role("option")
    expect(options.first).to_have_text(re.compile("Wladimir Putin"))
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "option0")
    page.keyboard.press("Escape")
    expect(page.locator("#options")).to_be_hidden()
    page.keyboard.type("i", delay=20)
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?actor=person:wladimir-putin")


def test_enter_without_a_choice_searches(visit: Open) -> None:
    """Suggestions never stand in the way of what was typed."""
    page = visit("/")
    page.locator("#q").focus()
    page.keyboard.type("gipfel", delay=10)
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=gipfel")


def test_slash(visit: Open) -> None:
    """A slash leads to the search box, but stays a slash where something is typed."""
    page = visit("/help")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("/")
    assert page.locator("#q").input_value() == "/"


def test_ticking_a_facet(visit: Open) -> None:
    """A tick narrows the page in place: address, heading and focus follow, and back leads back."""
    page = visit("/?q=moskau")
    page.evaluate("window.same = true")
    box = page.get_by_role("checkbox", name="Xi Jinping", exact=True)
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/?actor=person:xi-jinping&q=moskau")
    expect(page.locator("h1")).to_have_text("3 Treffer für „moskau“")
    assert page.evaluate("window.same") is True
    assert page.evaluate("document.activeElement.value") == "person:xi-jinping"
    expect(page.get_by_role("status")).to_have_text("3 Treffer für „moskau“")
    page.go_back()
    expect(page.locator("h1")).to_have_text("17 Treffer für „moskau“")


def test_exclusion_replaces_inclusion(visit: Open) -> None:
    """The same value can't be demanded and excluded at once."""
    page = visit("/?actor=person:xi-jinping&q=moskau")
    page.get_by_role("checkbox", name="ohne Xi Jinping").check()
    page.wait_for_url("**/?actor=-person:xi-jinping&q=moskau")
    expect(page.locator("h1")).to_have_text("14 Treffer für „moskau“")


def test_dragging_over_the_chart(visit: Open) -> None:
    """Dragging chooses the period under the pointer."""
    page = visit("/?q=moskau")
    box = page.locator("svg.chart").bounding_box()
    assert box
    columns = 12
    at = [box["x"] + box["width"] * (column + 0.5) / columns for column in (2, 5)]
    page.mouse.move(at[0], box["y"] + 100)
    page.mouse.down()
    page.mouse.move(at[1], box["y"] + 100, steps=5)
    page.mouse.up()
    page.wait_for_url("**/?q=moskau&from=2013&to=2016")
    expect(page.locator(".chips")).to_contain_text("2013 bis 2016")


def test_clicking_a_bar(visit: Open) -> None:
    """A click on a bar leads into its year."""
    page = visit("/?q=moskau")
    page.locator("svg.chart a").last.click()
    page.wait_for_url("**/?from=2022&q=moskau&to=2022")


def test_count_and_share(visit: Open) -> None:
    """The measure of the bars is switched without asking the server, also by keyboard."""
    page = visit("/?q=china")
    count, share = page.locator("text.v.count").first, page.locator("text.v.share").first
    expect(count).to_be_visible()
    expect(share).to_be_hidden()
    page.get_by_role("radio", name="Anzahl").focus()
    page.keyboard.press("ArrowRight")
    expect(share).to_be_visible()
    expect(count).to_be_hidden()


def test_copying_a_citation(visit: Open) -> None:
    """One click copies the citation, and says so."""
    page = visit("/article/blatt/2022/besuch")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieren").click()
    expect(page.get_by_role("button", name="Kopiert")).to_be_visible()
    assert "Kremlchef will mehr Rüstung" in page.evaluate("navigator.clipboard.readText()")


def test_facets_are_folded_on_a_phone(visit: Open) -> None:
    """On a narrow screen the hits come first; the facets open on demand."""
    page = visit("/?q=moskau", width=390)
    expect(page.get_by_role("checkbox", name="Xi Jinping", exact=True)).to_be_hidden()
    page.locator(".fold > summary").click()
    expect(page.get_by_role("checkbox", name="Xi Jinping", exact=True)).to_be_visible()
