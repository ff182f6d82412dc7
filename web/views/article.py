"""The article: set for reading, with what the query found in it and what belongs to it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, make_response, redirect

from archive.article import Article
from archive.tokens import WORD
from index.answers import Actor, Hit, StoredArticle
from index.engine import Engine, SearchRequest
from index.parser import parse
from index.query import Node
from web import citation, links
from web.compare import Comparison, compare
from web.export import in_ascii
from web.passages import typeset
from web.rendering import render_template
from web.state import engine, formats, fresh, root
from web.urls import PAGE_SIZE, PageQuery, constraints, order
from web.views.results import asked, tagged

blueprint = Blueprint("article", __name__)

_COPIES = 12
"""Copies that are compared; the others are named."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in the result that the reader came from: its number, counted from 1, and
    the addresses of its neighbours ("" where there is none)."""

    number: int
    total: int
    before: str
    after: str


@blueprint.get("/article/<path:id>")
def article(id: str) -> Response:
    """`/article/ID`; with the parameters of a query its words light up and its neighbours are linked."""
    if unchanged := fresh():
        return unchanged
    archive = engine()
    stored = archive.article(id)
    if stored is None:
        return _elsewhere(archive, id)
    query, _ = asked()
    node = parse(query.q).query
    marks = archive.marks(stored.article, node) if query.q else ()
    return tagged(
        render_template(
            "article.html",
            query=query,
            article=stored.article,
            setting=typeset(stored, marks),
            place=None if query.empty else _place(archive, query, node, id),
            actors=_named(stored),
            words=sum(1 for _ in WORD.finditer(stored.article.text)),
            copies=_copies(archive, stored),
            copies_beyond=max(0, len(stored.copies) - _COPIES),
            corrected=_articles(archive, (stored.article.corrects,)),
            corrected_by=_articles(archive, stored.corrected_by),
            similar=archive.similar(id),
            citation=citation.plain(stored.article, formats()),
            address=_address(id),
            file=_file(stored.article),
            canonical=links.article(id),
        )
    )


def _elsewhere(archive: Engine, id: str) -> Response:
    """The way to an article whose address was changed on its way here: umlauts in two pieces, as some file
    systems and programs write them, or a slash at the end. 404 where that is none either."""
    meant = unicodedata.normalize("NFC", id).rstrip("/")
    if meant == id or archive.article(meant) is None:
        abort(404)
    return make_response(redirect(links.article(meant, asked()[0]), 301))


@blueprint.get("/citation/<any(bib,ris):format>/<path:id>")
def cite(format: str, id: str) -> Response:
    """`/citation/bib/ID` and `/citation/ris/ID`: a file for a reference manager."""
    stored = engine().article(id)
    if stored is None:
        abort(404)
    write, kind = {
        "bib": (citation.bibtex, "application/x-bibtex"),
        "ris": (citation.ris, "application/x-research-info-systems"),
    }[format]
    response = make_response(write(stored.article, _address(id)))
    response.content_type = f"{kind}; charset=utf-8"
    name = in_ascii(id.rpartition("/")[2]) or "article"
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{format}")
    return response


def _address(id: str) -> str:
    """The lasting URL of an article."""
    return root() + links.article(id)


def _file(article: Article) -> str:
    """The file as seen from its source folder: where that folder lies on the server is nobody's business."""
    steps = article.id.count("/")
    parts = article.path.replace("\\", "/").split("/")
    return "/".join([article.folder, *parts[-steps:]]) if steps and article.path else article.id


def _named(stored: StoredArticle) -> list[tuple[Actor, int]]:
    """Actors of the article, in the order of their first mention, with the number of mentions."""
    return list(Counter(actor for actor in stored.actors if actor).items())


def _articles(archive: Engine, ids: Sequence[str]) -> list[Article]:
    found = (archive.article(name) for name in ids if name)
    return [stored.article for stored in found if stored]


def _copies(archive: Engine, stored: StoredArticle) -> list[tuple[Article, Comparison]]:
    """Copies, the earliest first, each compared with this article."""
    copies = _articles(archive, stored.copies[:_COPIES])
    copies.sort(key=lambda copy: (copy.date is None, copy.date.sort_key if copy.date else (), copy.id))
    return [(copy, compare(stored.article, copy)) for copy in copies]


def _place(archive: Engine, query: PageQuery, node: Node, id: str) -> Place | None:
    """Look for the article on the page of the result that the address names, and one hit around it."""
    start = max(0, query.offset - 1)
    window = SearchRequest(
        query=node,
        constraints=constraints(query),
        sort=order(query, node),
        offset=start,
        limit=query.offset - start + PAGE_SIZE + 1,
        wider=False,
        snippets=False,
    )
    results = archive.search(window)
    found = next((at for at, hit in enumerate(results.hits) if hit.id == id), None)
    if found is None:
        return None
    around = dict(enumerate(results.hits))
    return Place(
        start + found + 1,
        results.total,
        _neighbour(query, around.get(found - 1), start + found - 1),
        _neighbour(query, around.get(found + 1), start + found + 1),
    )


def _neighbour(query: PageQuery, hit: Hit | None, number: int) -> str:
    return links.article(hit.id, query.with_page(number // PAGE_SIZE + 1)) if hit else ""
