"""Feeds, exports and the document of the API, byte for byte as they were reviewed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.small_archive import ChangingStore
from tests.small_site import Site
from web import PageSettings
from web.api.document import document

Compare = Callable[[str, str], None]


@pytest.fixture
def here() -> Site:
    """A site without a history: the ids of its feed are always the same."""
    return Site(ChangingStore(), None, PageSettings(url="https://archiv.example.org"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_feed_is_the_reviewed_one(here: Site, golden: Compare, language: str) -> None:
    """Every kind of date, actors, author, section; in both languages."""
    golden(f"feed-{language}.xml", here.browser(language).get("/feed?q=rüstung").get_data(as_text=True))


@pytest.mark.parametrize("format", ["csv", "jsonl", "ris", "bib"])
def test_the_export_is_the_reviewed_one(here: Site, golden: Compare, format: str) -> None:
    """Every format, its line ends aside."""
    text = here.text(f"/export?format={format}&sort=oldest").replace("\r\n", "\n")
    golden(f"export.{format}", text)


def test_the_document_is_the_reviewed_one(golden: Compare) -> None:
    """A field that is renamed or lost breaks programs: it is seen here first."""
    text = json.dumps(document("Zeitlupe", "https://archiv.example.org"), ensure_ascii=False, indent=1)
    golden("openapi.json", text + "\n")
