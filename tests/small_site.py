"""The page over a small archive whose articles and time a test can change."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive.home.history import History
from tests.small_archive import ChangingStore
from web import PageSettings, create_app
from web.keeping_state import EXTENSION

START = dt.datetime(2023, 3, 2, 12, 0, tzinfo=dt.UTC)


class Site:
    """`store` holds the articles, `now` is the time, `app` answers; `client` is a browser."""

    def __init__(self, store: ChangingStore, history: History | None, settings: PageSettings) -> None:
        self.store, self.history, self.now = store, history, START
        self.app: Flask = create_app(store, settings, history=history, refresh=0)  # type: ignore[arg-type]
        self.app.config["TESTING"] = True
        self.app.extensions[EXTENSION].clock = lambda: self.now
        self.client = self.browser()

    def browser(self, language: str = "de") -> FlaskClient:
        """Another browser."""
        client = self.app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        return client

    def wait(self, **time: float) -> None:
        """Time passes."""
        self.now += dt.timedelta(**time)

    def get(self, address: str, **headers: str) -> TestResponse:
        """Ask the first browser for a page; `If_None_Match` stands for the header If-None-Match."""
        return self.client.get(address, headers=[(k.replace("_", "-"), v) for k, v in headers.items()])

    def text(self, address: str) -> str:
        """A page that answers well, as text."""
        response = self.get(address)
        assert response.status_code == 200, response.status
        return response.get_data(as_text=True)

    def send(self, address: str, page: str = "/saved/new", **fields: str) -> TestResponse:
        """Open a page with a form in the first browser, and send its token with these fields."""
        return self.client.post(address, data={"token": token(self.text(page)), **fields})


def token(page: str) -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, page
    return found[1]


@contextmanager
def site(
    folder: Path, store: ChangingStore | None = None, settings: PageSettings | None = None
) -> Iterator[Site]:
    """A site with a history in this folder."""
    with History(folder / "history.sqlite") as history:
        yield Site(store or ChangingStore(), history, settings or PageSettings())
