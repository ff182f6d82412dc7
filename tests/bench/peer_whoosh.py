"""Whoosh as it comes: its own codec, stemmed title and body, its own facets and highlighter."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import Stemmer
from whoosh import analysis, fields, highlight, index, query, sorting

from tests.bench.measure import FACET_ROWS, KINDS, Answer, Query, month_number, read_lines, run


class German(analysis.Filter):  # type: ignore[misc]
    """Snowball stems instead of Whoosh's own German analysis, which loses umlaut spellings."""

    def __call__(self, tokens: Iterator[Any]) -> Iterator[Any]:
        stem = Stemmer.Stemmer("german").stemWord
        for token in tokens:
            token.text = stem(token.text)
            yield token


class StockWhoosh:
    """The peer."""

    threads = 1

    def build(self, articles: Path, folder: Path) -> None:
        """One writer, one commit, merged into one segment."""
        folder.mkdir(parents=True)
        text = analysis.RegexTokenizer() | analysis.LowercaseFilter() | German()
        schema = fields.Schema(
            id=fields.ID(stored=True, unique=True),
            title=fields.TEXT(text, stored=True, field_boost=2.0),
            body=fields.TEXT(text, stored=True),
            month=fields.NUMERIC(int, sortable=True),
            **{kind: fields.KEYWORD(commas=True, sortable=False, stored=True) for kind in KINDS},
        )
        writer = index.create_in(folder, schema).writer(limitmb=512)
        for article in read_lines(articles):
            actors = {
                kind: ",".join(name for name in article["actors"] if name.startswith(kind + ":"))
                for kind in KINDS
            }
            writer.add_document(
                id=article["id"],
                title=article["title"],
                body=article["body"],
                month=month_number(article["date"]),
                **actors,
            )
        writer.commit(optimize=True)

    def open(self, folder: Path) -> None:
        """Open one searcher."""
        self.index = index.open_dir(folder)
        self.searcher = self.index.searcher()
        self.stem = Stemmer.Stemmer("german").stemWord

    def hits(self, query: Query) -> Answer:
        """Ten best and an exact total."""
        found = self.searcher.search(self._query(query), limit=10)
        return Answer(len(found), list(found), {}, [])

    def facets(self, query: Query) -> Answer:
        """Grouped by month and by the stored actors."""
        groups = {"month": sorting.FieldFacet("month")}
        groups |= {
            kind: sorting.StoredFieldFacet(kind, allow_overlap=True, split_fn=lambda text: text.split(","))
            for kind in KINDS
        }
        found = self.searcher.search(self._query(query), limit=10, groupedby=groups, maptype=sorting.Count)
        facets = {name: _top(found.groups(name)) for name in groups}
        return Answer(len(found), [found[place] for place in range(found.scored_length())][:10], facets, [])

    def page(self, query: Query) -> Answer:
        """Facets and its own highlights."""
        answer = self.facets(query)
        return answer._replace(snippets=[self._snippet(hit) for hit in answer.hits])

    def read(self, given: Answer) -> Answer:
        """As it is."""
        return given

    def _snippet(self, hit: Any) -> str:
        hit.results.fragmenter = highlight.ContextFragmenter(maxchars=220)
        return str(hit.highlights("body") or hit.highlights("title") or hit["body"][:220])

    def _query(self, asked: Query) -> Any:
        parts = [self._text(asked)]
        if "from" in asked:
            low, high = month_number(asked["from"]), month_number(asked["to"])
            parts.append(query.NumericRange("month", low, high))
        if "actor" in asked:
            parts.append(query.Term(asked["actor"].partition(":")[0], asked["actor"]))
        return query.And(parts) if len(parts) > 1 else parts[0]

    def _text(self, asked: Query) -> Any:
        words = [self.stem(word) for word in asked["words"]]
        names = ("title", "body")
        if asked["kind"] == "prefix":
            return query.Or([query.Prefix(name, asked["words"][0]) for name in names])
        if asked["kind"] == "phrase":
            return query.Or([query.Phrase(name, words) for name in names])
        return query.And([query.Or([query.Term(name, word) for name in names]) for word in words])


def _top(groups: dict[Any, int]) -> dict[str, int]:
    rows = sorted(((str(key), count) for key, count in groups.items() if key), key=lambda row: -row[1])
    return dict(rows if len(rows) < FACET_ROWS else rows[:FACET_ROWS])


if __name__ == "__main__":
    run(StockWhoosh(), sys.argv[1:])
