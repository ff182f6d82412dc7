"""What browsers and proxies ask for, and the switches of language and appearance."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from lxml import etree

from archive.errors import IndexDamaged
from tests.web_archive import OneEngine, engine
from tests.web_reading import read
from web import PageSettings, create_app

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_opensearch(client: FlaskClient) -> None:
    """A description as the specification wants it: short names, absolute templates."""
    response = client.get("/opensearch.xml")
    assert response.content_type.startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(response.text)
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    texts = {child.tag.removeprefix(OPENSEARCH): child.text or "" for child in root}
    assert (len(texts["ShortName"]) <= 16, len(texts["LongName"]) <= 48, texts["Description"] != "") == (
        True,
    ) * 3
    urls = {child.attrib["type"]: child.attrib["template"] for child in root.iter(f"{OPENSEARCH}Url")}
    assert urls["text/html"] == "http://localhost/?q={searchTerms}"
    assert urls["application/x-suggestions+json"] == "http://localhost/suggest?q={searchTerms}"


@pytest.mark.parametrize("title", ["Zeitlupe", "Das sehr lange Archiv der „Allgemeinen“ & Töchter <1>", "Ä"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_opensearch_passes_its_schema(title: str, language: str) -> None:
    """Whatever the archive is called, elements, their number and the length of their texts are as the
    specification asks."""
    app = create_app(OneEngine(engine()), PageSettings(title=title))  # type: ignore[arg-type]
    answer = app.test_client().get("/opensearch.xml", headers={"Accept-Language": language})
    schema = etree.RelaxNG(file=str(Path(__file__).parent / "data" / "opensearch.rng"))
    schema.assertValid(etree.fromstring(answer.data))


def test_suggest(client: FlaskClient) -> None:
    """Four rows of equal length, the typed text first."""
    response = client.get("/suggest?q=put")
    typed, texts, descriptions, addresses = json.loads(response.text)
    assert response.content_type.startswith("application/x-suggestions+json")
    assert (typed, texts[0], descriptions[0]) == ("put", "Wladimir Putin", "Person, 16 Artikel")
    assert len(texts) == len(descriptions) == len(addresses)
    assert addresses[0] == "http://localhost/?actor=person:wladimir-putin"
    assert json.loads(client.get("/suggest").text) == ["", [], [], []]


def test_health() -> None:
    """200 while questions are answered, stale when a newer state is damaged, 503 without any."""
    store = OneEngine()
    client = create_app(store, refresh=0).test_client()  # type: ignore[arg-type]
    missing = client.get("/health")
    assert (missing.status_code, missing.json) == (
        503, {"status": "unavailable", "problem": "there is no index yet; run archive reindex FOLDER"},
    )  # fmt: skip
    store.published = engine()
    assert client.get("/health").json == {"status": "ok", "revision": "r1", "articles": 20}
    store.published = IndexDamaged("wrong checksum")
    stale = client.get("/health")
    assert (stale.status_code, stale.json) == (
        200, {"status": "stale", "revision": "r1", "articles": 20, "problem": "wrong checksum"},
    )  # fmt: skip


def test_language_is_remembered(client: FlaskClient) -> None:
    """The switch outlives the visit and outranks the browser."""
    response = client.post("/preferences", data={"lang": "en", "next": "/?q=china"})
    assert (response.status_code, response.headers["Location"]) == (303, "/?q=china")
    page = read(client.get("/?q=china").text)
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("h1").text == "4 matches for “china”"


def test_appearance_is_remembered(client: FlaskClient) -> None:
    """Light or dark is written into the page by the server; automatic writes nothing."""
    client.post("/preferences", data={"theme": "dark", "next": "/help"})
    assert read(client.get("/help").text).one("html").attributes["data-theme"] == "dark"
    client.post("/preferences", data={"theme": "auto", "next": "/help"})
    assert "data-theme" not in read(client.get("/help").text).one("html").attributes


@pytest.mark.parametrize(
    "next", ["https://example.org/", "//example.org", "/\\example.org", "", "x", "/\n/a"]
)
def test_no_way_out(client: FlaskClient, next: str) -> None:
    """The way back never leads to another site."""
    assert client.post("/preferences", data={"lang": "en", "next": next}).headers["Location"] == "/"


@pytest.mark.parametrize("data", [{"lang": "fr"}, {"theme": "pink"}, {}])
def test_nonsense_changes_nothing(client: FlaskClient, data: dict[str, str]) -> None:
    """An unknown language or appearance sets no cookie."""
    assert "Set-Cookie" not in client.post("/preferences", data=data).headers


def test_preferences_only_by_post(client: FlaskClient) -> None:
    """A link can't change what a reader chose."""
    response = client.get("/preferences")
    assert (response.status_code, set(response.allow)) == (405, {"POST", "OPTIONS"})
