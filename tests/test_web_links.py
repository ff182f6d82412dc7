"""Addresses are written in their one canonical form, however they are put together."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import PartialDate
from index.engine import Sort
from web import links
from web.urls import Choice, PageQuery

QUERIES = [
    PageQuery("rüstung china"),
    PageQuery("Rüstung & Co", page=3),
    PageQuery("a", PartialDate(2021), PartialDate(2022), sort=Sort.OLDEST),
    PageQuery("x", actor=(Choice("person:eva", True),), source=(Choice("taz"),), section=(Choice("Ä"),)),
]


@pytest.mark.parametrize("query", QUERIES, ids=PageQuery.string)
@pytest.mark.parametrize("form", ["Rüstung", "China-", "50 %", "a&b=c"])
def test_narrower(query: PageQuery, form: str) -> None:
    """The word gives way to the form in quotation marks, and everything else stays, but for the page."""
    word = query.q.split()[0]
    expected = query.with_text(f'"{form}"' + query.q[len(word) :])
    assert links.narrower(query)(word.lower(), form) == links.results(expected)


def test_narrower_of_a_word_that_was_not_typed() -> None:
    """What was met by another name is demanded beside the query."""
    assert links.narrower(PageQuery("putin"))("wladimir", "Kremlchef") == "/?q=putin+%22Kremlchef%22"


@given(st.one_of(st.text(min_size=1, max_size=20), st.from_regex(r"[a-z0-9:/,%.-]{1,12}", fullmatch=True)))
def test_paths(id: str) -> None:
    """An id comes back from its address, whether it needed encoding or not."""
    path = links.article(id)
    assert unquote(path.removeprefix("/article/"), errors="strict") == id
    assert path.removeprefix("/article/") == quote(id, safe="/:,")
    assert links.actor(id) == f"/actor/{quote(id, safe=':')}"
