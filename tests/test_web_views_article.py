"""The article page: the text, what was found in it, and what belongs to it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from archive.article import Article
from tests.web_archive import OneEngine, engine
from tests.web_reading import Element, read
from web import create_app
from web.views.article import _file


def page(client: FlaskClient, address: str) -> Element:
    """The document at an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200
    return read(response.text)


def test_text_and_places(client: FlaskClient) -> None:
    """Every place that matched is lit up, numbered and listed."""
    article = page(client, "/article/blatt/2022/besuch?q=r%C3%BCstung+china")
    marks = [mark.attributes["id"] for mark in article.one("article").all("mark") if "id" in mark.attributes]
    assert marks == [f"t{number}" for number in range(1, len(marks) + 1)]
    listed = [a.attributes["href"] for a in article.one("nav", class_="steps").one("ol").all("a")]
    assert listed == [f"#{mark}" for mark in marks]
    assert len(article.one("div", class_="body").all("p")) == 2


@pytest.mark.parametrize("written", ["blatt/pru\u0308fung", "blatt/prüfung/"])
def test_addresses_changed_on_their_way(written: str) -> None:
    """An address with umlauts in two pieces, or with a slash at its end, leads to the article."""
    article = Article("blatt/prüfung", "Prüfung", "Ein Text.", None, "prüfung.txt")
    client = create_app(OneEngine(engine([article]))).test_client()  # type: ignore[arg-type]
    moved = client.get(f"/article/{quote(written)}?q=text&page=1")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/article/blatt/pr%C3%BCfung?q=text")
    assert client.get("/article/blatt/pr%C3%BCfung").status_code == 200
    assert client.get(f"/article/{quote(written + 'x')}").status_code == 404


def test_actors_are_linked(client: FlaskClient) -> None:
    """Who is named is linked in the text and listed beside it, in order of appearance."""
    article = page(client, "/article/blatt/2022/besuch")
    assert "/actor/person:xi-jinping" in [a.attributes["href"] for a in article.all("a", class_="ak")]
    side = article.one("aside", class_="side")
    assert [a.text for a in side.all("section")[0].all("a")] == [
        "Wladimir Putin", "China", "Xi Jinping", "Moskau",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("blatt/2022/besuch", "Dezember 2022 · Tag nicht überliefert · Blatt · Politik"),
        ("blatt/2022/gas", "4. März 2022 · dpa"),
        ("blatt/chronik", "2021 · Tag und Monat nicht überliefert"),
        ("blatt/zettel", "Ohne Datum"),
    ],
)
def test_date_is_honest(client: FlaskClient, id: str, said: str) -> None:
    """A date says what is not known of it."""
    assert page(client, f"/article/{id}").one("p", class_="dat").text == said


def test_neighbours(client: FlaskClient) -> None:
    """Coming from a result the article knows its place in it, across pages."""
    article = page(client, "/article/blatt/2022/besuch?q=moskau&sort=newest")
    crumb = article.one("nav", class_="crumb")
    assert "17 Treffer für moskau" in crumb.text
    assert "1 von 17" in crumb.text
    following = crumb.one("a", id="next").attributes["href"]
    for _ in range(10):
        crumb = page(client, following).one("nav", class_="crumb")
        following = crumb.one("a", id="next").attributes["href"]
    assert "page=2" in following
    assert "11 von 17" in crumb.text
    assert "page=1" not in crumb.one("a", id="previous").attributes["href"]


def test_passages(client: FlaskClient) -> None:
    """Every paragraph has an address of its own, without the query that led there."""
    article = page(client, "/article/blatt/2022/besuch?q=china")
    links = [a.attributes["href"] for a in article.all("a", class_="passage")]
    assert links == [f"/article/blatt/2022/besuch#p{number}" for number in (1, 2)]
    assert [p.attributes["id"] for p in article.one("div", class_="body").all("p")] == ["p1", "p2"]


def test_file(client: FlaskClient) -> None:
    """The file is named from its source folder on, not from the server's root."""
    assert _file(Article("blatt/2022/a", "", "", path="/srv/archive/blatt/2022/a.txt")) == "blatt/2022/a.txt"
    assert _file(Article("blatt/z/1", "", "", path="/srv/blatt/z.zip/1.txt")) == "blatt/z.zip/1.txt"
    assert _file(Article("blatt/1", "", "")) == "blatt/1"
    assert (
        "blatt/2022/besuch.txt" in page(client, "/article/blatt/2022/besuch").one("aside", class_="side").text
    )


def test_without_a_result(client: FlaskClient) -> None:
    """An article that was called for itself claims no result; one that is not in it offers the way back."""
    assert page(client, "/article/blatt/leer").all("nav", class_="crumb") == []
    crumb = page(client, "/article/blatt/leer?q=moskau").one("nav", class_="crumb")
    assert crumb.text == "← Zurück zu den Treffern für moskau"


def test_copies(client: FlaskClient) -> None:
    """Copies are named with their date and what became of the text."""
    copies = page(client, "/article/blatt/2022/gas").one("section", id="copies")
    assert copies.text == "Kopien 5. März 2022: wortgleich"


def test_correction_chain(client: FlaskClient) -> None:
    """A corrected article names its correction, and the correction what it corrects."""
    corrected = page(client, "/article/blatt/2021/gipfel").one("aside", class_="korr")
    assert corrected.one("h2").text == "Berichtigt: 1. Juli 2021"
    assert corrected.one("a").attributes["href"] == "/article/blatt/2021/gipfel-berichtigt"
    correction = page(client, "/article/blatt/2021/gipfel-berichtigt").one("aside", class_="korr")
    assert correction.one("a").attributes["href"] == "/article/blatt/2021/gipfel"


def test_citation(client: FlaskClient) -> None:
    """A line to cite, with the lasting address; files for reference managers."""
    article = page(client, "/article/blatt/2022/besuch?q=china")
    assert article.one("p", id="cite").text == (
        "Anna Meier: „Kremlchef will mehr Rüstung mit China“. Blatt, Politik, Dezember 2022 "
        "http://localhost/article/blatt/2022/besuch"
    )
    ris = client.get("/citation/ris/blatt/2022/besuch")
    assert ris.headers["Content-Disposition"] == "attachment; filename=besuch.ris"
    assert "UR  - http://localhost/article/blatt/2022/besuch\r\n" in ris.text
    assert client.get("/citation/bib/blatt/2022/besuch").text.startswith("@article{")


@pytest.mark.parametrize(
    ("step", "name"),
    [("Łódź – „Gipfel“", "odz-gipfel"), ("Fußball über\u202e", "fussball-ueber"), ("中国", "article")],
)
def test_citations_of_any_name(step: str, name: str) -> None:
    """A header holds the name of the file whatever letters the id has."""
    article = Article(f"blatt/{step}", "Titel", "Ein Text.", None, f"{step}.txt")
    client = create_app(OneEngine(engine([article]))).test_client()  # type: ignore[arg-type]
    answer = client.get(f"/citation/bib/blatt/{quote(step)}")
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}.bib"


@pytest.mark.parametrize(
    "address", ["/article/gibt/es/nicht", "/citation/ris/nicht", "/citation/pdf/blatt/leer"]
)
def test_unknown(client: FlaskClient, address: str) -> None:
    """What is not there is said in the design of the other pages."""
    response = client.get(address)
    assert response.status_code == 404
    assert read(response.text).one("h1").text == "Diese Seite gibt es nicht"


def test_article_without_text(client: FlaskClient) -> None:
    """An article that is only a headline says so."""
    assert "Dieser Artikel hat keinen Text." in page(client, "/article/blatt/leer").text


def test_canonical(client: FlaskClient) -> None:
    """An article has one address, whatever query led to it."""
    article = page(client, "/article/blatt/2022/besuch?q=china")
    assert article.one("link", rel="canonical").attributes["href"] == (
        "http://localhost/article/blatt/2022/besuch"
    )
