"""A facet in full: every value, filtered, to demand or to exclude."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web_reading import Element, read


def page(client: FlaskClient, address: str) -> Element:
    """The document at an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200
    return read(response.text)


def test_rows_are_links(client: FlaskClient) -> None:
    """Each value leads to the results that have it, and to those that do not."""
    register = page(client, "/facet/place?q=moskau&page=2").one("ul", class_="register")
    links = [a.attributes["href"] for a in register.all("a")]
    assert "/?actor=place:china&q=moskau" in links
    assert "/?actor=-place:china&q=moskau" in links


def test_chosen_rows_can_be_dropped(client: FlaskClient) -> None:
    """A value that was chosen says so, and can be dropped here too."""
    chosen = page(client, "/facet/place?q=moskau&actor=place:china")
    assert "/?q=moskau" in [a.attributes["href"] for a in chosen.one("ul", class_="register").all("a")]


def test_filter(client: FlaskClient) -> None:
    """The filter keeps the question, and says when nothing is left."""
    assert "1 Eintrag" in page(client, "/facet/person?q=moskau&containing=xi").text
    assert "Kein Name enthält „qq“." in page(client, "/facet/person?q=moskau&containing=qq").text
    form = page(client, "/facet/person?q=moskau&from=2021").one("form", class_="mini")
    assert [i.attributes["name"] for i in form.all("input")] == ["from", "q", "containing"]


@pytest.mark.parametrize("address", ["/facet/unsinn", "/facet/section?q=gibtsnicht"])
def test_unknown(client: FlaskClient, address: str) -> None:
    """A facet that there is not is not found."""
    assert client.get(address).status_code == 404
