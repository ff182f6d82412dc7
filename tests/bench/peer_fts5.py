"""SQLite FTS5 on text stemmed beforehand; months and actors in tables with indexes."""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path

import Stemmer

from tests.bench.measure import FACET_ROWS, KINDS, Answer, Query, month_number, read_lines, run

SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE article (n INTEGER PRIMARY KEY, id TEXT UNIQUE, month INTEGER, title TEXT, body TEXT);
CREATE TABLE actor (n INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE named (article INTEGER, actor INTEGER, PRIMARY KEY (article, actor)) WITHOUT ROWID;
CREATE VIRTUAL TABLE text USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 0');
"""
WORD = re.compile(r"\w+")


class Fts5:
    """The peer. Its text is contentless; snippets are cut from the stored article around the first match."""

    threads = 1

    def __init__(self) -> None:
        self.stem = Stemmer.Stemmer("german").stemWord

    def build(self, articles: Path, folder: Path) -> None:
        """One transaction, then the optimisation that the documentation advises."""
        folder.mkdir(parents=True)
        base = sqlite3.connect(folder / "articles.sqlite")
        base.executescript(SCHEMA)
        actors: dict[str, int] = {}
        stems = _Stems(self.stem)
        for number, article in enumerate(read_lines(articles)):
            row = (number, article["id"], month_number(article["date"]), article["title"], article["body"])
            base.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", row)
            text = (number, stems.text(article["title"]), stems.text(article["body"]))
            base.execute("INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)", text)
            named = {actors.setdefault(name, len(actors)) for name in article["actors"]}
            base.executemany("INSERT INTO named VALUES (?, ?)", [(number, actor) for actor in named])
        base.executemany("INSERT INTO actor VALUES (?, ?)", [(n, name) for name, n in actors.items()])
        base.execute("CREATE INDEX by_actor ON named (actor, article)")
        base.execute("INSERT INTO text (text) VALUES ('optimize')")
        base.commit()
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.close()

    def open(self, folder: Path) -> None:
        """Open with a page cache of 256 MB."""
        self.base = sqlite3.connect(folder / "articles.sqlite")
        self.base.execute("PRAGMA cache_size = -262144")
        self.base.execute("PRAGMA mmap_size = 1073741824")

    def hits(self, query: Query) -> Answer:
        """Ten best by bm25 with the title twice as heavy, and the count."""
        where, values = self._where(query)
        rows = self.base.execute(
            "SELECT text.rowid FROM text JOIN article ON article.n = text.rowid WHERE "
            f"{where} ORDER BY bm25(text, 2.0, 1.0) LIMIT 10",
            values,
        ).fetchall()
        (total,) = self.base.execute(
            f"SELECT count(*) FROM text JOIN article ON article.n = text.rowid WHERE {where}", values
        ).fetchone()
        return Answer(total, [number for (number,) in rows], {}, [])

    def facets(self, query: Query) -> Answer:
        """The matching rows once into a temporary table, then one grouping a facet."""
        answer = self.hits(query)
        where, values = self._where(query)
        base = self.base
        base.execute("DROP TABLE IF EXISTS temp.hit")
        base.execute(
            "CREATE TEMP TABLE hit AS SELECT article.n, article.month FROM text "
            f"JOIN article ON article.n = text.rowid WHERE {where}",
            values,
        )
        months = base.execute("SELECT month, count(*) FROM hit GROUP BY month").fetchall()
        counts = base.execute(
            "SELECT name, total FROM (SELECT actor, count(*) AS total FROM hit JOIN named "
            "ON named.article = hit.n GROUP BY actor) JOIN actor ON actor.n = actor ORDER BY total DESC"
        ).fetchall()
        return answer._replace(facets={"month": months, **{kind: _first(counts, kind) for kind in KINDS}})

    def page(self, query: Query) -> Answer:
        """Facets, and a window of text around the first matching word of ten articles."""
        answer = self.facets(query)
        return answer._replace(snippets=[self._snippet(number, query) for number in answer.hits])

    def read(self, given: Answer) -> Answer:
        """With names and counts instead of rows."""
        return given._replace(facets={name: dict(rows) for name, rows in given.facets.items()})

    def _snippet(self, number: int, query: Query) -> str:
        (body,) = self.base.execute("SELECT body FROM article WHERE n = ?", (number,)).fetchone()
        wanted = {self.stem(word.lower()) for word in query["words"]}
        prefix = query["words"][0] if query["kind"] == "prefix" else None
        for match in WORD.finditer(body):
            word = match.group().lower()
            if self.stem(word) in wanted or (prefix and word.startswith(prefix)):
                start = max(0, match.start() - 80)
                return f"{body[start : match.start()]}<b>{match.group()}</b>{body[match.end() : start + 220]}"
        return str(body[:220])

    def _where(self, query: Query) -> tuple[str, list[str | int]]:
        words = [self.stem(word) for word in query["words"]]
        if query["kind"] == "phrase":
            match = '"' + " ".join(words) + '"'
        elif query["kind"] == "prefix":
            match = f'"{query["words"][0]}"*'
        else:
            match = " AND ".join(f'"{word}"' for word in words)
        where, values = "text MATCH ?", [match]
        extra: list[str | int] = []
        if "from" in query:
            where += " AND article.month BETWEEN ? AND ?"
            extra += [month_number(query["from"]), month_number(query["to"])]
        if "actor" in query:
            where += (
                " AND article.n IN (SELECT article FROM named JOIN actor ON actor.n = named.actor "
                "WHERE actor.name = ?)"
            )
            extra.append(query["actor"])
        return where, [*values, *extra]


class _Stems(dict[str, str]):
    """Stem of every word once."""

    def __init__(self, stem: object) -> None:
        super().__init__()
        self.stem = stem

    def __missing__(self, word: str) -> str:
        self[word] = found = self.stem(word)  # type: ignore[operator]
        return str(found)

    def text(self, text: str) -> str:
        """The words of a text as stems, spaces between."""
        return " ".join(map(self.__getitem__, WORD.findall(text.lower())))


def _first(counts: list[tuple[str, int]], kind: str) -> list[tuple[str, int]]:
    return [(name, total) for name, total in counts if name.startswith(kind + ":")][:FACET_ROWS]


if __name__ == "__main__":
    run(Fts5(), sys.argv[1:])
