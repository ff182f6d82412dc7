"""A running page and a real Chromium; where there is none, one message says what was not tested."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    sync_playwright,
)
from waitress.server import create_server

from archive.home.history import History
from tests.web_archive import OneEngine, engine
from web import create_app
from web.keeping import take
from web.keeping_store import SavedSearches
from web.urls import PageQuery

NOT_TESTED = (
    "no Chromium found (apt install chromium): not tested are layout, accessibility by axe, the script, "
    "the keyboard, the content security policy in action and printing"
)

Open = Callable[..., Page]


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of an application, served as in real life."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over the small archive, with one saved search that has found other articles before."""
    archive = engine()
    with History(tmp_path_factory.mktemp("home") / "history.sqlite") as history:
        query = PageQuery(q="gipfel")
        now = take(archive, query, dt.datetime(2023, 3, 2, 12, tzinfo=dt.UTC))
        then = {"blatt/2021/gipfel": b"changed.", "blatt/verschwunden": b"is gone."}
        SavedSearches(history).save("Gipfel", query, replace(now, revision="r0", articles=then))
        with served(create_app(OneEngine(archive), history=history)) as address:  # type: ignore[arg-type]
            yield address


@pytest.fixture(scope="session")
def empty() -> Iterator[str]:
    """A page of an archive into which nothing has been read."""
    with served(create_app(OneEngine())) as address:  # type: ignore[arg-type]
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; nothing is downloaded."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip(NOT_TESTED)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path)
        yield chromium
        chromium.close()


def _complaint(page: Page, message: ConsoleMessage) -> Iterator[str]:
    """What the console says, but for the status of a page that is meant to be an error."""
    if not (message.location["url"] == page.url and "responded with a status of" in message.text):
        yield f"{page.url}: {message.text}"


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Open]:
    """Open an address in a fresh visit; anything that the console complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def visit(
        address: str, *, width: int = 1440, dark: bool = False, script: bool = True, language: str = "de-DE"
    ) -> Page:
        context = browser.new_context(
            viewport=ViewportSize(width=width, height=900),
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale=language,
            reduced_motion="reduce",
            base_url=site,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.extend(_complaint(page, message)))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []
