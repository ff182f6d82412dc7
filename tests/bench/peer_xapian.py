"""Xapian under Debian's own Python: German stemmer, values for months, term prefixes for actors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import xapian  # type: ignore[import-not-found,unused-ignore]

from tests.bench.measure import FACET_ROWS, KINDS, Answer, Article, Query, month_number, read_lines, run

MONTH = 0
SLOTS = {kind: number + 1 for number, kind in enumerate(KINDS)}


class Xapian:
    """The peer. Actors are facets by a value of joined names, counted by a match spy on all matches."""

    threads = 1

    def build(self, articles: Path, folder: Path) -> None:
        """One writable database, one commit, compacted."""
        folder.mkdir(parents=True)
        base = xapian.WritableDatabase(str(folder / "raw"), xapian.DB_CREATE)
        generator = xapian.TermGenerator()
        generator.set_stemmer(xapian.Stem("german"))
        for number, article in enumerate(read_lines(articles), 1):
            base.add_document(self._document(generator, article))
            if number % 10_000 == 0:
                base.commit()
        base.commit()
        base.compact(str(folder / "base"))
        base.close()
        for path in sorted((folder / "raw").iterdir()):
            path.unlink()
        (folder / "raw").rmdir()

    def _document(self, generator: Any, article: Article) -> Any:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(article["title"], 2, "S")
        generator.index_text(article["title"], 2)
        generator.increase_termpos()
        generator.index_text(article["body"])
        document.set_data(article["title"] + "\n\n" + article["body"])
        document.add_value(MONTH, xapian.sortable_serialise(month_number(article["date"])))
        for kind, slot in SLOTS.items():
            names = [name for name in article["actors"] if name.startswith(kind + ":")]
            document.add_value(slot, "\t".join(names))
        for name in article["actors"]:
            document.add_boolean_term(("XA" + name)[:240])
        return document

    def open(self, folder: Path) -> None:
        """Open the compacted database."""
        self.base = xapian.Database(str(folder / "base"))
        self.stem = xapian.Stem("german")

    def hits(self, query: Query) -> Answer:
        """Ten best and an exact count (every match is checked)."""
        found, _ = self._search(query, [])
        return self._answer(found)

    def facets(self, query: Query) -> Answer:
        """Hits with a spy on every facet value."""
        answer, _ = self._facets(query)
        return answer

    def page(self, query: Query) -> Answer:
        """Facets and Xapian's own snippets."""
        answer, found = self._facets(query)
        snippets = [
            found.snippet(match.document.get_data().decode(), 220, self.stem).decode() for match in found
        ]
        return answer._replace(snippets=snippets)

    def read(self, given: Answer) -> Answer:
        """As it is."""
        return given

    def _facets(self, query: Query) -> tuple[Answer, Any]:
        spies = {slot: xapian.ValueCountMatchSpy(slot) for slot in (MONTH, *SLOTS.values())}
        found, _ = self._search(query, list(spies.values()))
        facets = {"month": {row.term.hex(): row.termfreq for row in spies[MONTH].values()}}
        for kind, slot in SLOTS.items():
            facets[kind] = _count(spies[slot])
        return self._answer(found)._replace(facets=facets), found

    def _answer(self, found: Any) -> Answer:
        return Answer(found.get_matches_estimated(), [match.docid for match in found], {}, [])

    def _search(self, query: Query, spies: list[Any]) -> tuple[Any, Any]:
        enquire = xapian.Enquire(self.base)
        enquire.set_query(self._query(query))
        for spy in spies:
            enquire.add_matchspy(spy)
        return enquire.get_mset(0, 10, self.base.get_doccount()), enquire

    def _query(self, query: Query) -> Any:
        question = self._text(query)
        if "from" in query:
            low, high = (xapian.sortable_serialise(month_number(query[end])) for end in ("from", "to"))
            span = xapian.Query(xapian.Query.OP_VALUE_RANGE, MONTH, low, high)
            question = xapian.Query(xapian.Query.OP_FILTER, question, span)
        if "actor" in query:
            actor = xapian.Query(("XA" + query["actor"])[:240])
            question = xapian.Query(xapian.Query.OP_FILTER, question, actor)
        return question

    def _text(self, query: Query) -> Any:
        words = query["words"]
        if query["kind"] == "prefix":
            limit = xapian.Query.WILDCARD_LIMIT_ERROR
            return xapian.Query(xapian.Query.OP_WILDCARD, words[0], 0, limit, xapian.Query.OP_OR)
        if query["kind"] == "phrase":
            return xapian.Query(xapian.Query.OP_PHRASE, words)
        return xapian.Query(xapian.Query.OP_AND, ["Z" + self.stem(word).decode() for word in words])


def _count(spy: Any) -> dict[str, int]:
    """Single names out of the joined values, the hundred commonest."""
    counts: dict[str, int] = {}
    for row in spy.values():
        for name in row.term.decode().split("\t"):
            if name:
                counts[name] = counts.get(name, 0) + row.termfreq
    return dict(sorted(counts.items(), key=lambda item: -item[1])[:FACET_ROWS])


if __name__ == "__main__":
    run(Xapian(), sys.argv[1:])
