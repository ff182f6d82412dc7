"""The start page and the results: every state, in both languages, as a reader meets it."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web_reading import Element, read
from web.urls import PageQuery
from web.views.results import pages


def page(client: FlaskClient, address: str, language: str = "de") -> Element:
    """The document at an address, which must be there."""
    response = client.get(address, headers={"Accept-Language": language})
    assert response.status_code == 200
    return read(response.text)


def test_start(client: FlaskClient) -> None:
    """The start page shows the holdings, who is named most, and searches that find something."""
    start = page(client, "/")
    assert start.one("h1").text == "Zeitlupe"
    assert [h.text for h in start.all("h2")] == ["Der Bestand", "Meistgenannt", "So fragt man das Archiv"]
    assert "20 Artikel von 2011 bis" not in start.text
    assert "1 ohne Datum" in start.text
    assert start.one("svg", class_="chart").all("a")[0].attributes["href"].startswith("/?from=")


@pytest.mark.parametrize(
    ("language", "heading"),
    [("de", "17 Treffer für „moskau“"), ("en", "17 matches for “moskau”"), ("fr", "17 Treffer für „moskau“"),
     ("en-GB,de;q=0.5", "17 matches for “moskau”")],
)  # fmt: skip
def test_heading(client: FlaskClient, language: str, heading: str) -> None:
    """The total and the query, in the reader's language; German where the page has none of theirs."""
    assert page(client, "/?q=moskau", language).one("h1").text == heading


def test_hit(client: FlaskClient) -> None:
    """A hit says when, what, where it matched, from whom, and who acts."""
    results = page(client, "/?q=r%C3%BCstung+china")
    hit = results.all("li", class_="hit")[0]
    assert hit.one("time").attributes["datetime"] == "2022-12"
    assert hit.one("p", class_="dt").text == "Dezember 2022Tag nicht überliefert"
    link = hit.one("h3").one("a")
    assert link.attributes["href"] == "/article/blatt/2022/besuch?q=r%C3%BCstung+china"
    assert {mark.attributes["class"] for mark in hit.all("mark")} >= {"e", "t"}
    assert "Blatt · Politik · Anna Meier" in hit.text
    assert "/actor/person:wladimir-putin" in [
        a.attributes["href"] for a in hit.one("ul", class_="act").all("a")
    ]


def test_parts_are_marked_only_in_part(client: FlaskClient) -> None:
    """A match on a part of a compound lights up the part alone."""
    article = page(client, "/article/blatt/2022/besuch?q=r%C3%BCstung")
    assert "Rüstungs" in [mark.text for mark in article.all("mark", class_="t")]


@pytest.mark.parametrize(
    ("string", "orders", "chosen"),
    [
        ("q=moskau", ["Beste zuerst", "Neueste", "Älteste"], "Beste zuerst"),
        ("actor=place:moskau", ["Neueste", "Älteste"], "Neueste"),
        ("q=akteur:moskau", ["Neueste", "Älteste"], "Neueste"),
        ("q=datum:2022&sort=oldest", ["Neueste", "Älteste"], "Älteste"),
    ],
)
def test_orders(client: FlaskClient, string: str, orders: list[str], chosen: str) -> None:
    """Only a query with words has best hits; typed or chosen, an actor's articles begin with the newest."""
    links = page(client, f"/?{string}").one("ul", class_="sort").all("a")
    assert [link.text for link in links] == orders
    assert [link.text for link in links if "aria-current" in link.attributes] == [chosen]


def test_copies_are_folded(client: FlaskClient) -> None:
    """Copies count in the total and are folded in the list."""
    results = page(client, "/?q=gas")
    assert results.one("h1").text == "2 Treffer für „gas“"
    assert len(results.one("ol", class_="hits").all("li", class_="hit")) == 1
    assert "1 Kopie" in results.one("ol", class_="hits").text
    assert results.all("nav", class_="pager") == []


def test_why(client: FlaskClient) -> None:
    """Why a hit was found stands behind it, and one click narrows the search to that form."""
    why = page(client, "/?q=r%C3%BCstung").all("div", class_="why")[0]
    assert [cell.text for cell in why.one("thead").all("th")][:3] == ["Im Text", "gesucht", "Übereinstimmung"]
    assert {"/?q=%22R%C3%BCstung%22"} <= {a.attributes["href"] for a in why.all("a")}


def test_facets_are_a_form(client: FlaskClient) -> None:
    """Everything that was chosen is in the form, so that submitting it unchanged asks the same."""
    results = page(client, "/?q=moskau&actor=person:wladimir-putin&actor=-place:china&source=dpa&sort=oldest")
    form = results.one("form", class_="facets")
    sent = {
        (i.attributes["name"], i.attributes["value"])
        for i in form.all("input")
        if i.attributes.get("value") and (i.attributes.get("type") == "hidden" or "checked" in i.attributes)
    }
    assert sent == {
        ("q", "moskau"), ("sort", "oldest"), ("actor", "person:wladimir-putin"), ("actor", "-place:china"),
        ("source", "dpa"),
    }  # fmt: skip


def test_unknown_choices_stay_in_the_form(client: FlaskClient) -> None:
    """A choice that the facets can't show travels with the form all the same."""
    form = page(client, "/?q=moskau&actor=-person:niemand").one("form", class_="facets")
    assert ("actor", "-person:niemand") in [
        (i.attributes["name"], i.attributes["value"]) for i in form.all("input", type="hidden")
    ]


def test_chips_are_links(client: FlaskClient) -> None:
    """Every constraint can be dropped with one click, and all of them together."""
    chips = page(client, "/?q=moskau&from=2021&actor=-place:china").one("ul", class_="chips")
    assert [a.attributes["href"] for a in chips.all("a")] == [
        "/?actor=-place:china&from=2021", "/?actor=-place:china&q=moskau", "/?from=2021&q=moskau", "/",
    ]  # fmt: skip
    assert chips.all("a")[2].attributes["aria-label"] == "Ort China entfernen"


def test_chart(client: FlaskClient) -> None:
    """Every bar is named and leads into its year; the same stands in a table."""
    results = page(client, "/?q=china")
    bars = results.one("figure").all("a", href="/?from=2022&q=china&to=2022")
    assert bars[0].attributes["aria-label"] == "2022: 3 Treffer, 4 im Bestand"
    table = results.one("figure").one("table")
    assert [cell.text for cell in table.one("thead").all("th")] == [
        "Jahr",
        "Treffer",
        "Bestand",
        "je Tausend",
    ]
    assert table.one("tbody").all("tr")[-1].text == "2022 3 4 750,0".replace(" ", "")


def test_drill_down(client: FlaskClient) -> None:
    """Year, month and day; at each the way back is named."""
    year = page(client, "/?q=china&from=2022&to=2022").one("figure")
    assert year.one("nav", class_="trail").text == "Ganzer Zeitraum › 2022 ← 2021"
    assert year.all("a", href="/?from=2022-03&q=china&to=2022-03")
    month = page(client, "/?q=china&from=2022-03&to=2022-03").one("figure")
    trail = month.one("nav", class_="trail").text
    assert trail == "Ganzer Zeitraum › 2022 › März 2022 ← Februar 2022 April 2022 →"
    assert month.all("a", href="/?from=2022-03-04&q=china&to=2022-03-04")


def test_coarse_and_undated(client: FlaskClient) -> None:
    """What is known less precisely, and what has no date, are buckets of their own."""
    figure = page(client, "/?q=moskau&from=2021-05&to=2021-05").one("figure")
    assert "Nicht genauer bekannt: 2021 (1)" in figure.text
    assert figure.all("a", href="/?from=2021&q=moskau&sort=oldest&to=2021")
    assert figure.all("a", href="/?q=moskau&undated=1")
    assert page(client, "/?q=moskau&undated=1").one("h1").text == "1 Treffer für „moskau“"


def test_zero(client: FlaskClient) -> None:
    """Where nothing is found the page says what would find something."""
    zero = page(client, "/?q=r%C3%BCstunk+china&from=2021&to=2022")
    assert zero.one("h1").text == "Kein Treffer für „rüstunk china“"
    assert "„rüstunk“ steht in keinem Artikel des Bestands." in zero.text
    assert [h.text for h in zero.one("main").all("h2")][-3:] == [
        "Was die Einschränkungen kosten",
        "Was der Bestand für diesen Zeitraum hergibt",
        "Nur zum Teil passend",
    ]
    assert zero.one("ul", class_="near").all("a")[0].text == "Rüstung"


def test_wider(client: FlaskClient) -> None:
    """Matches in part stand below a line that says so, and are not counted."""
    results = page(client, "/?q=gipfel+br%C3%BCcken+china")
    assert results.one("h1").text.startswith("Kein Treffer")
    assert results.one("section", class_="wider").all("li", class_="hit")


@pytest.mark.parametrize(
    ("string", "remark"),
    [
        (
            "q=china&from=gestern",
            "„gestern“ ist kein lesbares Datum. Möglich sind 2022, Dezember 2022 und 16.12.2022.",
        ),
        ("q=china&sort=x", "Eine Reihenfolge „x“ gibt es nicht; die besten Treffer stehen zuerst."),
        ("q=china&page=x", "„x“ ist keine Seite; dies ist die erste."),
        ("q=china&undated=x", "„x“ ist nicht zu verstehen; „undated“ ist 1 oder fehlt."),
        (
            "from=2022&to=2021",
            "Der Zeitraum endete, bevor er begann; Anfang und Ende sind vertauscht worden.",
        ),
        (
            "undated=1&from=2021",
            "Ein Artikel ohne Datum liegt in keinem Zeitraum; der Zeitraum bleibt unbeachtet.",
        ),
    ],
)
def test_remarks(client: FlaskClient, string: str, remark: str) -> None:
    """A bad value is explained on the page; it is never an error."""
    assert remark in page(client, f"/?{string}").one("section", class_="hints").text


def test_too_many_choices(client: FlaskClient) -> None:
    """Beyond the limit of values the page says how many count."""
    string = "&".join(f"source=s{number}" for number in range(30))
    assert "die ersten 20 gelten" in page(client, f"/?{string}").one("section", class_="hints").text


def test_hints(client: FlaskClient) -> None:
    """A mistake in the query is underlined, and the repair is one click away."""
    hints = page(client, "/?q=%22moskau&from=2022").one("section", class_="hints")
    assert hints.one("u").text == '"'
    assert hints.one("a", class_="repair").attributes["href"] == "/?from=2022&q=%22moskau%22"


def test_unknown_actor_is_said(client: FlaskClient) -> None:
    """The archive says when it knows no such actor."""
    assert "kennt keinen Akteur „Niemand“" in page(client, "/?q=akteur:Niemand").text


def test_canonical(client: FlaskClient) -> None:
    """However a question is written, the page names its one address."""
    results = page(client, "/?to=2022&q=++china&unbekannt=1&sort=relevance&from=2021")
    assert results.one("link", rel="canonical").attributes["href"] == (
        "http://localhost/?from=2021&q=china&to=2022"
    )


def test_markup_in_texts_is_text(client: FlaskClient) -> None:
    """Signs of markup in titles, texts and queries stay signs."""
    for address in (
        "/article/blatt/2021/gipfel",
        "/?q=br%C3%BCcken",
        "/?q=%3Cscript%3Ealert(1)%3C/script%3E",
    ):
        text = client.get(address).text
        assert "<neu>" not in text
        assert "<script>alert" not in text


@pytest.mark.parametrize(
    "address", ["/", "/?q=china&from=2022", "/article/blatt/2022/besuch?q=china", "/help"]
)
def test_nothing_inline(client: FlaskClient, address: str) -> None:
    """No page carries a style or a script within itself, which the policy would refuse."""
    text = client.get(address).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


def test_pages_of_hits(client: FlaskClient) -> None:
    """Ten hits a page, the pages linked, the last one ending where the hits end."""
    first, second = page(client, "/?q=moskau"), page(client, "/?q=moskau&page=2")
    titles = [[h.text for h in each.one("ol", class_="hits").all("h3")] for each in (first, second)]
    assert len(titles[0]) == 10
    assert not set(titles[0]) & set(titles[1])
    assert second.one("ol", class_="hits").attributes["start"] == "11"
    assert first.one("nav", class_="pager").all("a")[-1].attributes["href"] == "/?page=2&q=moskau"
    beyond = page(client, "/?q=moskau&page=9")
    assert "Diese Seite liegt hinter dem letzten Treffer." in beyond.text


@pytest.mark.parametrize(
    ("number", "total", "further", "expected"),
    [
        (1, 5, False, (1,)),
        (1, 25, True, (1, 2, 3)),
        (3, 25, False, (1, 2, 3)),
        (1, 95, True, (1, 2, 3, 0, 10)),
        (5, 95, True, (1, 2, 3, 4, 5, 6, 7, 0, 10)),
        (6, 200, True, (1, 0, 4, 5, 6, 7, 8, 0, 20)),
        (2, 40, False, (1, 2)),
    ],
)
def test_pager(number: int, total: int, further: bool, expected: tuple[int, ...]) -> None:
    """First, last and near pages; a gap of one page is that page; folded copies end the list early."""
    assert pages(PageQuery(q="a", page=number), total, further) == expected
