"""Error pages say what happened and what to do, in the design of the other pages."""

from __future__ import annotations

import pytest
from flask import Flask

from archive.errors import IndexDamaged, IndexLocked, IndexMissing, IndexOutdated, IndexProblem
from tests.web_archive import OneEngine, engine
from tests.web_reading import read
from web import PageSettings, create_app


@pytest.mark.parametrize(
    ("problem", "heading", "command"),
    [
        (IndexMissing("none"), "Noch ist nichts eingelesen", "archive reindex ORDNER"),
        (IndexOutdated("other analysis"), "Der Index ist veraltet", "archive reindex --full"),
        (IndexDamaged("wrong checksum"), "Der Index ist beschädigt", "archive reindex --full"),
        (IndexLocked("busy"), "Der Index lässt sich nicht öffnen", None),
    ],
)
def test_index_problems(problem: IndexProblem, heading: str, command: str | None) -> None:
    """Without an index every page names the state, the reason and the command that helps."""
    client = create_app(OneEngine(problem)).test_client()  # type: ignore[arg-type]
    for address in ("/", "/?q=a", "/article/a/b", "/actors", "/help"):
        response = client.get(address, headers={"Accept-Language": "de"})
        page = read(response.text)
        assert (response.status_code, page.one("h1").text) == (503, heading)
        assert [code.text for code in page.all("pre")] == ([command] if command else [])
        assert str(problem) in page.text
        assert response.headers["Retry-After"] == "30"


def test_command_is_a_setting() -> None:
    """The command that people are told to run is the one that they have."""
    app = create_app(OneEngine(), PageSettings(reindex="make index"))  # type: ignore[arg-type]
    page = read(app.test_client().get("/").text)
    assert page.one("pre").text.startswith("make index")
    for address in ("/", "/health", "/api/v1/search"):
        text = app.test_client().get(address).text
        assert "run make index" in text and "archive reindex" not in text


@pytest.fixture
def faulty() -> Flask:
    """An application with an address that fails."""
    app = create_app(OneEngine(engine()))  # type: ignore[arg-type]

    @app.get("/fault")
    def fault() -> str:
        raise RuntimeError("secret detail")

    return app


@pytest.mark.parametrize(
    ("language", "heading"), [("de", "Hier ist etwas schiefgegangen"), ("en", "Something went wrong here")]
)
def test_fault(faulty: Flask, caplog: pytest.LogCaptureFixture, language: str, heading: str) -> None:
    """A fault of the program is logged with its traceback and tells the reader no details."""
    response = faulty.test_client().get("/fault", headers={"Accept-Language": language})
    assert (response.status_code, read(response.text).one("h1").text) == (500, heading)
    assert "secret detail" not in response.text
    assert "secret detail" in caplog.text
    assert response.headers["Cache-Control"] == "no-store"


def test_not_found(faulty: Flask) -> None:
    """An unknown address is a page that leads on."""
    response = faulty.test_client().get("/nix", headers={"Accept-Language": "en"})
    page = read(response.text)
    assert (response.status_code, page.one("h1").text) == (404, "This page does not exist")
    assert page.one("form", class_="search")
