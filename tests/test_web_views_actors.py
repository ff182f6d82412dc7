"""The register of actors, and the page of one."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web_reading import Element, read


def page(client: FlaskClient, address: str) -> Element:
    """The document at an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200
    return read(response.text)


@pytest.mark.parametrize(
    ("string", "names"),
    [
        (
            "",
            [
                "Moskau",
                "Wladimir Putin",
                "China",
                "Angela Merkel",
                "Europäische Union",
                "NATO",
                "Xi Jinping",
                "Berlin",
            ],
        ),
        ("?kind=organisation", ["Europäische Union", "NATO"]),
        ("?containing=put", ["Wladimir Putin"]),
        ("?kind=unsinn&page=x", ["Moskau", "Wladimir Putin"]),
        ("?page=7", []),
        ("?letter=M", ["Angela Merkel", "Moskau"]),
        ("?letter=M&kind=place", ["Moskau"]),
        ("?letter=P&containing=kreml", ["Wladimir Putin"]),
        ("?letter=m", ["Moskau", "Wladimir Putin"]),
    ],
)
def test_register(client: FlaskClient, string: str, names: list[str]) -> None:
    """All actors, those of a kind, those of a name; bad values are passed over."""
    register = page(client, f"/actors{string}").all("ol", class_="register")
    found = [a.text for a in register[0].all("a")] if register else []
    assert found[: len(names)] == names or sorted(found) == sorted(names)


def test_nobody(client: FlaskClient) -> None:
    """A name that nobody has is said."""
    assert "Kein Akteur heißt „xyz“." in page(client, "/actors?containing=xyz").text


def test_letters(client: FlaskClient) -> None:
    """Letters with actors are links that keep kind and filter; the others are none, and the chosen one is
    named."""
    found = page(client, "/actors?kind=place&containing=o&letter=M").one("nav", class_="letters")
    links = {a.text: a.attributes["href"] for a in found.all("a")}
    assert links == {
        "Meistgenannt": "/actors?containing=o&kind=place",
        "M": "/actors?containing=o&kind=place&letter=M",
    }
    assert [a.text for a in found.all("a", aria_current="true")] == ["M"]
    assert len(found.all("li")) == 28


def test_empty_letter(client: FlaskClient) -> None:
    """A letter without actors says so and leads on."""
    assert "Unter diesem Buchstaben steht niemand." in page(client, "/actors?letter=Q").text


def test_actor(client: FlaskClient) -> None:
    """Names, first and last mention, time, company, evidence."""
    actor = page(client, "/actor/person:wladimir-putin")
    assert actor.one("h1").text == "Wladimir Putin"
    facts = actor.one("dl", class_="facts").text
    assert "Artikel 16" in facts.replace("Artikel", "Artikel ")
    assert [h.text for h in actor.one("main").all("h2")] == [
        "Nennungen im Lauf der Zeit", "Namen im Bestand", "Mit wem genannt", "Neueste Artikel", "Belege",
    ]  # fmt: skip
    names = [row.one("th").text for row in actor.all("table", class_="bars")[0].one("tbody").all("tr")]
    assert set(names) == {"Wladimir Putin", "Putin", "Kremlchef"}
    latest = [(li.all("time")[0].text, li.one("a").text) for li in actor.one("ol", class_="latest").all("li")]
    assert latest[0] == ("Dezember 2022", "Kremlchef will mehr Rüstung mit China") and len(latest) == 5
    quotes = [quote.text for quote in actor.all("blockquote")]
    assert quotes[0] == "Wladimir Putin hat die Meldung 1 bestätigt."
    assert all(
        bold.text in {"Wladimir Putin", "Putin", "Kremlchef"}
        for q in actor.all("blockquote")
        for bold in q.all("b")
    )


def test_network_and_list_agree(client: FlaskClient) -> None:
    """Whoever stands in the ring stands in the list."""
    actor = page(client, "/actor/person:wladimir-putin")
    ring = {a.attributes["href"] for a in actor.one("svg", class_="net").all("a")}
    listed = {a.attributes["href"] for table in actor.all("details", class_="tab") for a in table.all("a")}
    assert ring and ring <= listed


@pytest.mark.parametrize("name", ["Putin", "Kremlchef", "Wladimir%20Putin"])
def test_other_names_lead_there(client: FlaskClient, name: str) -> None:
    """A name or alias leads to the one address of its actor."""
    response = client.get(f"/actor/{name}")
    assert (response.status_code, response.headers["Location"]) == (301, "/actor/person:wladimir-putin")


def test_unknown(client: FlaskClient) -> None:
    """Nobody is not found."""
    assert client.get("/actor/person:niemand").status_code == 404
