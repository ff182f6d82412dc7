"""Tantivy: German stemmer, title and body stored, month and actors as fast fields."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import tantivy

from tests.bench.measure import (
    FACET_ROWS,
    KINDS,
    Answer,
    Article,
    Query,
    buckets,
    cores,
    month_number,
    read_lines,
    run,
)

FIELDS = ("title", "body")
HEAP = 512_000_000


class Tantivy:
    """The peer; snippets come from its own generator over the stored field."""

    threads = cores()

    def build(self, articles: Path, folder: Path) -> None:
        """Index with all cores; wait until merges have ended."""
        folder.mkdir(parents=True)
        index = self._index(folder)
        writer = index.writer(heap_size=HEAP, num_threads=self.threads)
        for article in read_lines(articles):
            writer.add_document(self._document(article))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open the index and one searcher."""
        self.index = self._index(folder)
        self.schema = self.index.schema
        self.index.reload()
        self.searcher = self.index.searcher()
        self.analyzer = _analyzer()

    def hits(self, query: Query) -> Answer:
        """Top ten with an exact count."""
        return self._hits(self._query(query))

    def facets(self, query: Query) -> Answer:
        """Hits and one aggregation over all facet fields."""
        return self._facets(self._query(query))

    def page(self, query: Query) -> Answer:
        """Hits, facets and snippets of the body (of the title where the body has no match)."""
        question = self._query(query)
        answer = self._facets(question)
        makers = [
            tantivy.SnippetGenerator.create(self.searcher, question, self.schema, name)
            for name in ("body", "title")
        ]
        snippets = [self._snippet(makers, address) for address in answer.hits]
        return answer._replace(snippets=snippets)

    def read(self, given: Answer) -> Answer:
        """With names and counts instead of buckets."""
        return given._replace(facets=buckets(given.facets))

    def _snippet(self, makers: list[Any], address: Any) -> str:
        document = self.searcher.doc(address)
        for maker in makers:
            html = str(maker.snippet_from_doc(document).to_html())
            if html:
                return html
        return str(document["body"][0])[:150]

    def _hits(self, question: Any) -> Answer:
        result = self.searcher.search(question, 10, count=True)
        return Answer(int(result.count), [address for _, address in result.hits], {}, [])

    def _facets(self, question: Any) -> Answer:
        terms = {kind: {"terms": {"field": kind, "size": FACET_ROWS}} for kind in KINDS}
        months = {"month": {"terms": {"field": "month", "size": 10_000}}}
        found = self.searcher.aggregate(question, {**terms, **months})
        return self._hits(question)._replace(facets=found)

    def _query(self, query: Query) -> Any:
        parts = [self._text(query)]
        if "from" in query:
            low, high = month_number(query["from"]), month_number(query["to"])
            parts.append(
                tantivy.Query.range_query(self.schema, "month", tantivy.FieldType.Integer, low, high)
            )
        if "actor" in query:
            kind = query["actor"].partition(":")[0]
            parts.append(tantivy.Query.term_query(self.schema, kind, query["actor"], "basic"))
        return _all(parts)

    def _text(self, query: Query) -> Any:
        words = query["words"]
        if query["kind"] == "prefix":
            return _any([tantivy.Query.regex_query(self.schema, name, words[0] + ".*") for name in FIELDS])
        terms = [self.analyzer.analyze(word)[0] for word in words]
        if query["kind"] == "phrase":
            return _any([tantivy.Query.phrase_query(self.schema, name, terms) for name in FIELDS])
        return _all([self._word(term) for term in terms])

    def _word(self, term: str) -> Any:
        title, body = (tantivy.Query.term_query(self.schema, name, term, "freq") for name in FIELDS)
        return _any([tantivy.Query.boost_query(title, 2.0), body])

    def _document(self, article: Article) -> Any:
        fields = {name: [article[name]] for name in ("id", *FIELDS)}
        actors = {
            kind: [actor for actor in article["actors"] if actor.startswith(kind + ":")] for kind in KINDS
        }
        return tantivy.Document(**fields, **actors, month=month_number(article["date"]))

    def _index(self, folder: Path) -> Any:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in FIELDS:
            builder.add_text_field(name, stored=True, tokenizer_name="german")
        for kind in KINDS:
            builder.add_text_field(kind, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("month", fast=True, indexed=True)
        index = tantivy.Index(builder.build(), path=str(folder))
        index.register_tokenizer("german", _analyzer())
        return index


def _analyzer() -> Any:
    simple = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return simple.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer("german")).build()


def _any(queries: list[Any]) -> Any:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _all(queries: list[Any]) -> Any:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])


if __name__ == "__main__":
    run(Tantivy(), sys.argv[1:])
