"""The browser's own search bar: Chromium finds the description, keeps it, and asks with it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def adopted(browser: Browser, site: str, profile: Path) -> tuple[str, str, str]:
    """Name, template and suggestions of the engine that Chromium keeps after a visit to the start page.

    This takes a lasting profile and the whole browser: its headless shell has no search bar.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=path, headless=False, args=["--headless=new"]
    )
    page = context.new_page()
    with page.expect_event("load"):
        page.goto(site)
    _until_written(page, profile)
    context.close()
    return _kept(profile, site)[0]


def _until_written(page: Page, profile: Path) -> None:
    for _ in range(40):
        page.wait_for_timeout(250)
        if _kept(profile, page.url):
            return


def _kept(profile: Path, site: str) -> list[tuple[str, str, str]]:
    """The rows of the profile's table of search engines that belong to the site."""
    file = profile / "Default" / "Web Data"
    if not file.exists():
        return []
    with sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True) as db:
        query = "SELECT short_name, url, suggest_url FROM keywords WHERE url LIKE ?"
        try:
            return [(str(a), str(b), str(c)) for a, b, c in db.execute(query, (site.rstrip("/") + "/%",))]
        except sqlite3.Error:
            return []


def test_chromium_adopts_the_search_engine(browser: Browser, site: str, visit: Open, tmp_path: Path) -> None:
    """A visit is enough; the templates that the browser keeps lead to the right answers."""
    name, template, suggestions = adopted(browser, site, tmp_path)
    assert name == "Zeitlupe"
    page = visit(template.replace("{searchTerms}", quote("rüstung & china")))
    expect(page.locator("h1")).to_have_text("3 Treffer für „rüstung & china“")
    answer = page.request.get(suggestions.replace("{searchTerms}", quote("xi ji")))
    assert answer.headers["content-type"] == "application/x-suggestions+json; charset=utf-8"
    typed, texts, descriptions, addresses = json.loads(answer.body())
    assert (typed, texts[0], descriptions[0]) == ("xi ji", "Xi Jinping", "Person, 3 Artikel")
    assert len(texts) == len(descriptions) == len(addresses)
    page.goto(addresses[0])
    expect(page.locator("h1")).to_have_text("3 Artikel")


def test_every_page_leads_to_the_description(visit: Open) -> None:
    """The link that browsers look for stands in the head, and its feed template answers, too."""
    page = visit("/help")
    link = page.locator('link[rel=search][type="application/opensearchdescription+xml"]')
    assert link.get_attribute("title") == "Zeitlupe"
    address = link.get_attribute("href")
    assert address
    description = page.request.get(address)
    assert description.headers["content-type"].startswith("application/opensearchdescription+xml")
    feed = description.text().partition('type="application/atom+xml" template="')[2].partition('"')[0]
    answer = page.request.get(feed.replace("{searchTerms}", quote("rüstung")))
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert "<os:totalResults>3</os:totalResults>" in answer.text()
