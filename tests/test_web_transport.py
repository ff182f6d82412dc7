"""How answers travel: security headers on every answer, compression, caching, HEAD."""

from __future__ import annotations

import datetime as dt
import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Response
from flask.testing import FlaskClient

from index.answers import Statistics
from tests.oracle import NaiveEngine
from tests.plain_actors import PlainLabeller
from tests.web_archive import OneEngine, analyzer, engine
from web import PageSettings, create_app
from web.transport import FILES, HEADERS, POLICY

ADDRESSES = [
    "/", "/?q=putin", "/?q=nix", "/article/blatt/2022/besuch", "/actors", "/actor/place:china", "/help",
    "/opensearch.xml", "/suggest?q=pu", "/health", "/static/style.css", "/static/page.js", "/nix",
    "/citation/ris/blatt/2022/gas",
]  # fmt: skip


class _Committed(NaiveEngine):
    """An engine that was committed so many seconds after the others."""

    def __init__(self, seconds: int) -> None:
        super().__init__((), analyzer(), PlainLabeller(), "1.1")
        self._later = dt.timedelta(seconds=seconds)

    def statistics(self) -> Statistics:
        """See `index.engine.Engine.statistics`."""
        figures = super().statistics()
        return replace(figures, committed=figures.committed + self._later)


@pytest.mark.parametrize("address", ADDRESSES)
def test_security_headers(client: FlaskClient, address: str) -> None:
    """Every answer, errors included, carries the whole set; style and script carry what concerns files."""
    response = client.get(address, buffered=True)
    wanted = {name: value for name, value in HEADERS if "/static/" not in address or name in FILES}
    assert {name: response.headers.get(name) for name, _ in HEADERS} == {
        name: wanted.get(name) for name, _ in HEADERS
    }


def test_a_missing_file_is_answered_by_a_page(client: FlaskClient) -> None:
    """Where there is no such style or script, the page that says so is as safe as every other."""
    response = client.get("/static/nothing.css")
    assert response.status_code == 404
    assert {name: response.headers.get(name) for name, _ in HEADERS} == dict(HEADERS)


def test_policy() -> None:
    """Nothing is allowed by default, nothing inline, nothing from elsewhere."""
    assert POLICY.startswith("default-src 'none'")
    assert "unsafe" not in POLICY and "http" not in POLICY and "*" not in POLICY


@pytest.mark.parametrize("address", ["/?q=putin", "/static/style.css"])
def test_compression(client: FlaskClient, address: str) -> None:
    """Text is compressed for whoever takes it, and is the same text."""
    plain = client.get(address, buffered=True)
    small = client.get(address, buffered=True, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small.vary
    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 2


def test_compression_refused(client: FlaskClient) -> None:
    """Whoever refuses gzip gets plain text; fonts are compressed already."""
    refused = client.get("/?q=putin", headers={"Accept-Encoding": "gzip;q=0"})
    font = client.get("/static/fonts/sans.woff2", buffered=True, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in refused.headers
    assert "Content-Encoding" not in font.headers


def test_streams_pass() -> None:
    """A streamed answer is not gathered in memory."""
    other = create_app(OneEngine(engine()))  # type: ignore[arg-type]

    @other.get("/stream")
    def stream() -> Response:
        return Response((f"{number}\n" * 500 for number in range(9)), mimetype="text/csv")

    response = other.test_client().get("/stream", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response.headers


def test_not_modified(client: FlaskClient) -> None:
    """A copy that is still right is not sent again, whether asked for packed or not."""
    for headers in ({}, {"Accept-Encoding": "gzip"}):
        first = client.get("/?q=putin", headers=headers)
        again = client.get("/?q=putin", headers={**headers, "If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        for name in ("ETag", "Cache-Control"):
            assert again.headers[name] == first.headers[name]
        assert first.headers["Cache-Control"] == "private, no-cache"
        assert {"Accept-Language", "Cookie"} <= set(again.vary)


def test_etag_follows_what_a_page_depends_on() -> None:
    """Another revision, language or appearance is another page."""
    store = OneEngine(engine(revision="r1"))
    client = create_app(store, refresh=0).test_client()  # type: ignore[arg-type]
    tags = [client.get("/help").headers["ETag"]]
    tags.append(client.get("/help", headers={"Accept-Language": "en"}).headers["ETag"])
    client.set_cookie("theme", "dark")
    tags.append(client.get("/help").headers["ETag"])
    store.published = engine(revision="r2")
    tags.append(client.get("/help").headers["ETag"])
    assert len(set(tags)) == 4


def test_etag_tells_archives_apart() -> None:
    """Two archives at one address, one after the other, each at its first revision, share no page; neither
    does one archive under another name."""

    def tag(seconds: int, title: str = "Zeitlupe") -> str:
        app = create_app(OneEngine(_Committed(seconds)), PageSettings(title=title))  # type: ignore[arg-type]
        return app.test_client().get("/help").headers["ETag"]

    assert tag(1) == tag(1)
    assert len({tag(1), tag(2), tag(1, "Stadtarchiv")}) == 3


@pytest.mark.parametrize("address", ADDRESSES)
def test_head(client: FlaskClient, address: str) -> None:
    """HEAD answers as GET does, without a body."""
    got, head = client.get(address, buffered=True), client.head(address, buffered=True)
    assert (head.status_code, head.content_type, head.data) == (got.status_code, got.content_type, b"")


def test_static_files_keep(client: FlaskClient) -> None:
    """Our own files can be kept for a year: their address changes with them."""
    assert "max-age=31536000" in client.get("/static/style.css", buffered=True).headers["Cache-Control"]


def test_weight() -> None:
    """Fonts, style and script leave room for the page within 60 kB."""
    static = Path(__file__).parent.parent / "web" / "static"
    packed = sum(len(gzip.compress((static / name).read_bytes(), 6)) for name in ("style.css", "page.js"))
    fonts = sum((static / "fonts" / name).stat().st_size for name in ("serif.woff2", "sans.woff2"))
    assert packed + fonts < 47_000
