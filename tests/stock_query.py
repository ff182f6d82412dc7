"""Understood queries in stock Whoosh's own classes: a second opinion on the same files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whoosh import query as stock

from index.expand import Fits, Row, Sense
from index.query import And, Node, Not, Or, TextField


def stock_query(node: Node, reader: Any) -> Any:
    """Words, rows, patterns and what joins them; other nodes are not translated."""
    match node:
        case Sense():
            return _any(_sense(node))
        case Row():
            return _any(_row(field, node) for field in _fields(node.field))
        case Fits():
            terms = (
                (field, word.decode()) for field in _fields(node.field) for word in reader.lexicon(field)
            )
            return _any(stock.Term(field, word) for field, word in terms if node.pattern.fits(word))
        case And():
            return stock.And([stock_query(child, reader) for child in node.children])
        case Or():
            return _any(stock_query(child, reader) for child in node.children)
        case Not():
            return stock.Not(stock_query(node.child, reader))
        case _:
            raise TypeError(f"not a node for Whoosh: {node!r}")


def found(searcher: Any, query: Any) -> set[str]:
    """Ids of live documents that match. (Whoosh itself may return deleted ones.)"""
    reader = searcher.reader()
    docs = (doc for doc in searcher.docs_for_query(query) if not reader.is_deleted(doc))
    return {searcher.stored_fields(doc)["id"] for doc in docs}


def _fields(where: TextField) -> tuple[str, ...]:
    return ("title",) if where is TextField.TITLE else ("title", "body")


def _any(queries: Iterable[Any]) -> Any:
    listed = [query for query in queries if query is not stock.NullQuery]
    return stock.Or(listed) if listed else stock.NullQuery


def _sense(sense: Sense) -> Iterator[Any]:
    for field in _fields(sense.field):
        if sense.exact:
            yield stock.Term(field, sense.exact)
    yield from _alone(sense, sense.stems)
    if sense.halves:
        yield stock.And([stock.Or(list(_alone(sense, (half,)))) for half in sense.halves])
    if sense.loose:
        yield from _alone(sense, sense.parts)


def _alone(sense: Sense, stems: Iterable[str]) -> Iterator[Any]:
    for stem in stems:
        for field in _fields(sense.field):
            yield stock.Term(field + "_stem", stem)
            yield stock.Term(field + "_parts", stem)


def _row(field: str, row: Row) -> Any:
    return stock.Phrase(field, list(row.words)) if len(row.words) > 1 else stock.Term(field, row.words[0])
