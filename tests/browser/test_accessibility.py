"""Nothing that axe-core knows is wrong on any page, in light and dark, wide and narrow."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.states import STATES

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LANDMARKS = ("navigation", "search", "region", "complementary")
OPERATED = ("link", "button", "checkbox", "radio", "combobox", "searchbox", "textbox", "DisclosureTriangle")


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds: the rule and the element."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe(visit: Open, state: str, dark: bool) -> None:
    """No violation of WCAG 2.2 AA, nor of axe's best practices, before and after everything is unfolded."""
    page = visit(STATES[state], dark=dark)
    assert violations(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    for width in (820, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["de-DE", "en-GB"])
def test_axe_without_an_index(visit: Open, empty: str, dark: bool, language: str) -> None:
    """The page that says what to run is as good as the others, in both languages."""
    page = visit(empty, dark=dark, language=language)
    for width in (1440, 820, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []


def tree(page: Page) -> list[tuple[str, str, dict[str, Any]]]:
    """Role, name and properties of every node that a screen reader meets, in its order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        (
            node["role"]["value"],
            node.get("name", {}).get("value", ""),
            {each["name"]: each["value"].get("value") for each in node.get("properties", [])},
        )
        for node in nodes
        if not node["ignored"]
    ]


@pytest.mark.parametrize("state", STATES)
def test_what_a_screen_reader_gets(visit: Open, state: str) -> None:
    """One heading of the first level and none skipped; one head, main part and foot; every landmark of a kind
    has its own name; whatever can be operated has a name of more than signs."""
    page = visit(STATES[state])
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = tree(page)
    levels = [more["level"] for role, _, more in found if role == "heading"]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    roles = Counter(role for role, _, _ in found)
    assert (roles["banner"], roles["main"], roles["contentinfo"]) == (1, 1, 1)
    landmarks = [(role, name) for role, name, _ in found if role in LANDMARKS]
    assert len(landmarks) == len(set(landmarks))
    assert all(name for role, name in landmarks)
    assert [(role, more) for role, name, more in found if role in OPERATED and not name.strip("×+−- ")] == []


def test_facets_and_chart_speak(visit: Open) -> None:
    """Facets, bars and the table behind them are read as sentences; the table has its headings."""
    page = visit("/?q=moskau")
    page.locator(".time details summary").click()
    found = {(role, name) for role, name, _ in tree(page)}
    assert ("checkbox", "ohne Xi Jinping") in found
    assert ("group", "Personen") in found
    bars = [name for role, name in found if role == "link" and name.startswith("2022: ")]
    assert bars and all(re.fullmatch(r"2022: \d+ Treffer, \d+ im Bestand", name) for name in bars)
    assert {name for role, name in found if role == "columnheader"} >= {
        "Jahr",
        "Treffer",
        "Bestand",
        "je Tausend",
    }
    assert ("rowheader", "2022") in found


@pytest.mark.parametrize("state", STATES)
def test_no_sideways_scrolling(visit: Open, state: str) -> None:
    """Every page reflows down to 320 pixels."""
    page = visit(STATES[state])
    for width in (320, 390, 820, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_skip_links(visit: Open) -> None:
    """The first tab stop leads past the head; before the chart another leads past it."""
    page = visit(STATES["results"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'content'")
    page.locator(".time .skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'hits'")


def test_every_control_shows_its_focus(visit: Open) -> None:
    """Walking the page by keyboard, whatever has the focus is visible and outlined."""
    page = visit(STATES["results"])
    for _ in range(60):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => {
              const element = document.activeElement;
              if (element === document.body) return "body";
              const box = element.getBoundingClientRect();
              const label = element.closest("label");
              const signs = [element, label, element.querySelector(".z, .d")].filter(Boolean);
              const outlined = signs.map(getComputedStyle).some(
                style => style.outlineStyle !== "none" || parseFloat(style.strokeWidth) >= 3);
              return box.width > 0 && box.height > 0 && outlined ? "" : element.outerHTML.slice(0, 200);
            }"""
        )
        if shown == "body":
            break
        assert shown == ""
