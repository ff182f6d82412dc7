"""Answers with gaps: searches that were ended before they had found everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.answers import Results
from index.engine import SearchRequest
from index.hints import hint
from tests.oracle import NaiveEngine
from tests.small_archive import ChangingStore
from tests.small_site import Site, site
from tests.web_reading import read


class Hurried(NaiveEngine):
    """An engine whose searches find what they find, and say that they were ended."""

    asked = 0

    def search(self, request: SearchRequest) -> Results:
        """See `index.engine.Engine.search`."""
        self.asked += 1
        return replace(super().search(request), hints=(hint("time-up", seconds=2),))


class HurriedStore(ChangingStore):
    """A store whose engine has no time while `hurried` is true."""

    hurried = True
    engine: NaiveEngine

    def newest(self) -> str | None:
        """A change of `hurried` is a new state."""
        return f"{super().newest()}{self.hurried}"

    def open(self) -> NaiveEngine:
        """See `index.engine.Store.open`."""
        self.engine = super().open()
        if self.hurried:
            self.engine.__class__ = Hurried
        return self.engine


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Site]:
    """A site without time."""
    with site(tmp_path, HurriedStore()) as found:
        yield found


@pytest.mark.parametrize(
    "address",
    [
        "/?q=rüstung",
        "/?q=nirgends",
        "/facet/person?q=rüstung",
        "/actor/person:wladimir-putin",
        "/export?q=rüstung",
        "/api/v1/search?q=rüstung",
        "/api/v1/facets?q=rüstung",
    ],
)
def test_an_answer_with_gaps_is_not_kept(here: Site, address: str) -> None:
    """Neither a browser nor a program takes it for right later: it is asked for as if for the first time."""
    response = here.get(address)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert "ETag" not in response.headers and "Last-Modified" not in response.headers
    here.store.hurried = False  # type: ignore[attr-defined]
    whole = here.get(address)
    assert "ETag" in whole.headers and whole.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(("language", "told"), [("de", "hat Lücken"), ("en", "has gaps")])
def test_a_feed_with_gaps_is_asked_for_later(here: Site, language: str, told: str) -> None:
    """Readers of feeds try again instead of losing what was not found."""
    response = here.browser(language).get("/feed?q=rüstung")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "300")
    assert (response.content_type, response.headers["Cache-Control"]) == (
        "application/problem+json",
        "no-store",
    )
    assert "ETag" not in response.headers and "Last-Modified" not in response.headers
    body = response.get_json()
    assert body["type"] == "/api/v1/problems/time-up" and told in body["detail"]


@pytest.mark.parametrize("address", ["/?q=nirgends+wald&from=1999&to=2001", "/?q=rüstung&from=2022-12-01"])
def test_no_further_question_is_asked(here: Site, address: str) -> None:
    """Help for nothing found and charts of other periods would each take as long again; the hint is shown."""
    page = here.text(address)
    assert here.store.engine.asked == 1  # type: ignore[attr-defined]
    assert "Nach 2 Sekunden wurde die Suche beendet" in read(page).text
    assert "Was die Bedingungen kosten" not in page and "Wie es weitergeht" not in page


def test_a_saved_search_is_not_compared(here: Site) -> None:
    """A receipt reads every match; the page leads to it and waits no longer."""
    assert here.send("/saved", name="Rüstung", query="q=rüstung").status_code == 303
    page = here.text("/?q=rüstung")
    assert here.store.engine.asked == 1  # type: ignore[attr-defined]
    assert "Zeigen, was sich geändert hat" in page and "unverändert" not in page
