"""HTML pages: the article by trafilatura (the optional extra `html`), the fields from what the page says.

Fields come from JSON-LD (https://schema.org/NewsArticle), from `meta` tags (Open Graph, Dublin Core and
those that newspapers use), from `time` and `title`.
The date is the one that the page states as that of publication; trafilatura's own guesses are not used.
"""

from __future__ import annotations

import codecs
import contextlib
import importlib
import json
import re
from collections.abc import Iterator
from typing import Any

from archive.article import GAP, Article
from archive.parsing.build import Fields, Place, build
from archive.parsing.text import UTF16_MARKS, clean, decode, one_line

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,30})""", re.IGNORECASE)
_HEAD = 2048
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|Reportage)")

_META = {
    "title": ("og:title", "dc.title", "headline", "title", "twitter:title"),
    "date": (
        "article:published_time", "datepublished", "og:article:published_time", "dc.date.issued",
        "dcterms.issued", "dcterms.created", "dc.date", "date", "datum", "pubdate", "publish-date",
    ),
    "source": ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "source", "quelle"),
    "section": ("article:section", "section", "articlesection", "ressort"),
    "author": ("author", "dc.creator", "dcterms.creator", "article:author", "autor"),
    "page": ("page", "seite", "citation_firstpage"),
    "url": ("og:url", "dc.identifier.uri"),
    "corrects": ("corrects", "berichtigt"),
}  # fmt: skip


def parse_html(data: bytes, place: Place) -> Article | None:
    """The article of one page; None where it holds none or the extra is missing, which is reported.

    Raises NotText.
    """
    try:
        trafilatura = importlib.import_module("trafilatura")
    except ImportError:
        place.tell(
            "needs-extra", "HTML needs an extra: pip install 'zeitlupe[html]', then index again", line=0
        )
        return None
    tree = trafilatura.load_html(_text(data, place))
    text = None if tree is None else trafilatura.extract(tree, include_comments=False)
    if not text:
        place.tell(
            "no-text", "holds no article text that could be told from menus and advertisements", line=0
        )
        return None
    fields = _fields(tree)
    lines = [line for line in clean(text).split("\n") if line.strip()]
    if one_line(lines[0]) == one_line(fields["title"]):
        del lines[0]
    return build(Fields(body=GAP.join(lines), **fields), place)


def _text(data: bytes, place: Place) -> str:
    """The page as text: by its byte-order mark, by the encoding that it states, else as any file."""
    stated = _CHARSET.search(data[:_HEAD])
    if stated and not data.startswith((codecs.BOM_UTF8, *UTF16_MARKS)):
        with contextlib.suppress(LookupError, UnicodeError):
            return clean(_as_stated(data, stated[1].decode()))
    text, odd = decode(data)
    if odd:
        place.tell(
            "encoding", "is not UTF-8 here and states no other encoding; read as Windows-1252", line=odd
        )
    return clean(text)


def _as_stated(data: bytes, encoding: str) -> str:
    """Raises LookupError or UnicodeError where the statement can't be true: it was read as ASCII itself."""
    if "<meta".encode(encoding) != b"<meta":
        raise UnicodeError(encoding)
    return data.decode(encoding)


def _fields(tree: Any) -> dict[str, str]:
    """What the page says about itself; JSON-LD before `meta`, both before what can only be seen."""
    described = next(_linked_data(tree), {})
    stated = _meta(tree)
    return {
        name: clean(
            described.get(name)
            or next((stated[key] for key in keys if stated.get(key)), "")
            or _seen(name, tree)
        )
        for name, keys in _META.items()
    }


def _meta(tree: Any) -> dict[str, str]:
    """The content of every `meta` tag by its lower-case name; the first of each."""
    stated: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("name") or tag.get("property") or tag.get("itemprop")
        if name and tag.get("content"):
            stated.setdefault(name.lower(), tag.get("content"))
    return stated


def _seen(name: str, tree: Any) -> str:
    """What a reader sees of a field that no data states."""
    if name == "title":
        headings = [_words(tag) for tag in tree.iter("h1")]
        return headings[0] if len(headings) == 1 else next((_words(tag) for tag in tree.iter("title")), "")
    if name == "date":
        times = {tag.get("datetime") for tag in tree.iter("time")} - {None, ""}
        return times.pop() if len(times) == 1 else ""
    if name == "url":
        return next((tag.get("href", "") for tag in tree.iter("link") if tag.get("rel") == "canonical"), "")
    return ""


def _words(tag: Any) -> str:
    return " ".join(" ".join(tag.itertext()).split())


def _linked_data(tree: Any) -> Iterator[dict[str, str]]:
    """The fields of every article that JSON-LD describes."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            with contextlib.suppress(ValueError, RecursionError):
                yield from map(_described, _articles(json.loads(script.text or "", strict=False)))


def _articles(value: object) -> Iterator[dict[str, Any]]:
    """Every object of an article's type in a JSON-LD document, also in lists and graphs."""
    if isinstance(value, list):
        for item in value:
            yield from _articles(item)
    elif isinstance(value, dict):
        if _ARTICLE_TYPE.search(str(value.get("@type"))):
            yield value
        yield from _articles(value.get("@graph"))


def _described(article: dict[str, Any]) -> dict[str, str]:
    return {
        "title": _named(article.get("headline")),
        "date": _named(article.get("datePublished")),
        "source": _named(article.get("publisher")),
        "section": _named(article.get("articleSection")),
        "author": _named(article.get("author")),
        "page": _named(article.get("pageStart")),
        "url": _named(article.get("url")),
    }


def _named(value: object) -> str:
    """A text, the name of a thing, or several of them."""
    if isinstance(value, dict):
        return _named(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value)))
    return str(value) if isinstance(value, str | int) else ""
