"""Whole pages as they were seen and approved; `--golden-renew` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

PAGES = {
    "start-de": ("/", "de"),
    "results-de": ("/?q=r%C3%BCstung+china", "de"),
    "results-en": ("/?q=r%C3%BCstung+china", "en"),
    "lens-de": ("/?q=moskau&from=2022&to=2022&actor=-place:china", "de"),
    "zero-de": ("/?q=r%C3%BCstunk+china&from=2021&to=2022", "de"),
    "article-de": ("/article/blatt/2022/besuch?q=r%C3%BCstung+china", "de"),
    "actor-en": ("/actor/person:wladimir-putin", "en"),
    "help-de": ("/help", "de"),
    "missing-de": ("/nix", "de"),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(client: FlaskClient, golden: Callable[[str, str], None], name: str) -> None:
    """The page is the one that was approved, but for the digest in the addresses of files."""
    address, language = PAGES[name]
    page = client.get(address, headers={"Accept-Language": language}).text
    golden(f"{name}.html", re.sub(r"\?v=[0-9a-f]{12}", "?v=digest", page))
