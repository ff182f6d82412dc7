"""Nothing that axe-core knows is wrong on any page, in light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Open
from tests.browser.states import STATES

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe(visit: Open, state: str, dark: bool) -> None:
    """No violation of WCAG 2.2 AA, nor of axe's best practices."""
    page = visit(STATES[state], dark=dark)
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []


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
