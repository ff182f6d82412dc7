"""Addresses of pages, always in their canonical form."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from archive.dates import PartialDate
from index.engine import Sort
from web.urls import Choice, PageQuery, clean, encoded


def results(query: PageQuery) -> str:
    """The results page of a query; the start page where nothing is asked."""
    string = query.string()
    return f"/?{string}" if string else "/"


def article(id: str, query: PageQuery | None = None) -> str:
    """An article; with the query that led to it its words light up and its neighbours are known."""
    string = query.string() if query else ""
    return f"/article/{_path(id)}" + (f"?{string}" if string else "")


def actor(id: str) -> str:
    """The page of an actor."""
    return f"/actor/{id if _SLUG(id) else quote(id, safe=':')}"


def naming(id: str) -> str:
    """All articles that name an actor."""
    return results(PageQuery(actor=(Choice(id),)))


def bucket(query: PageQuery, date: PartialDate) -> str:
    """The query within one year, month or day."""
    return results(query.with_dates(date, date))


def coarse(query: PageQuery, date: PartialDate) -> str:
    """The query within a year (or month), those first of which no more than that is known."""
    return results(query.with_dates(date, date).with_sort(Sort.OLDEST))


def citation(id: str, format: str) -> str:
    """A file with the citation: `bib` or `ris`."""
    return f"/citation/{format}/{_path(id)}"


def narrower(query: PageQuery) -> Callable[[str, str], str]:
    """Addresses of the query with one of its words demanded exactly as a text has it: `word` as it was
    typed, and its form in the text. A page writes dozens of them, so that the rest is encoded once."""
    rest = query.with_page(1)
    before, mark, after = rest.with_text(_PLACE).string().partition(f"q={_PLACE}")
    assert mark

    def narrowed(word: str, form: str) -> str:
        exact, typed = f'"{form}"', query.q
        place = typed.lower().find(word.lower())
        text = f"{typed} {exact}" if place < 0 else typed[:place] + exact + typed[place + len(word) :]
        return f"/?{before}q={encoded(clean(text))}{after}"

    return narrowed


_PLACE = "-narrowed-here-"


def both(one: str, other: str) -> str:
    """All articles that name both actors."""
    return results(PageQuery(actor=tuple(sorted((Choice(one), Choice(other))))))


def facet(kind: str, query: PageQuery) -> str:
    """All values of one facet within a query."""
    string = query.with_page(1).string()
    return f"/facet/{kind}" + (f"?{string}" if string else "")


_PLAIN = re.compile(r"[A-Za-z0-9_.~:/,-]*").fullmatch
_SLUG = re.compile(r"[a-z0-9:-]*").fullmatch


def _path(id: str) -> str:
    """An id in the path of an address; most need no encoding."""
    return id if _PLAIN(id) else quote(id, safe="/:,")
