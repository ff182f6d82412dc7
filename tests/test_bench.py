"""The benchmark measures what it says: the same questions to all, and no empty answers."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from archive.article import Article
from index.embedded.store import EmbeddedStore
from index.parser import parse
from tests.bench import collect, draw, measure, report, web_page
from tests.bench.copies import SENTENCE, filled_up
from tests.bench.measure import Answer, Query, month_number
from tests.bench.peer_fts5 import Fts5
from tests.bench.peer_tantivy import Tantivy
from tests.bench.peer_whoosh import StockWhoosh
from tests.bench.peer_zeitlupe import Given, Zeitlupe
from web.urls import search_request

WORDS = [
    "bundestag",
    "gipfel",
    "haushalt",
    "minister",
    "klima",
    "energie",
    "rente",
    "schule",
    "wahl",
    "reform",
]


def letters(number: int) -> str:
    """A number as two letters."""
    return chr(97 + number // 26) + chr(97 + number % 26)


def corpus(size: int = 60) -> list[dict[str, Any]]:
    """Articles of random words, each word in about half of them, with dates and actors."""
    rng = random.Random(7)
    rows = []
    for number in range(size):
        picked = rng.sample(WORDS, 5)
        seldom = " ".join(
            (f"mittel{letters(number % 97)}", f"mittleres{letters(number % 89)}", f"einzig{letters(number)}")
        )
        rows.append(
            {
                "id": f"t/{number}",
                "title": picked[0].title(),
                "body": " ".join([*picked, seldom, *picked[:2]]) + ".",
                "date": f"20{10 + number % 5}-{1 + number % 12:02d}-01",
                "actors": [f"place:ort-{number % 3}", "person:eva-beispiel"],
            }
        )
    return rows


QUERIES: list[Query] = [
    {"kind": "words", "words": ["bundestag"]},
    {"kind": "words", "words": ["gipfel", "klima"]},
    {"kind": "words", "words": ["haushalt"], "actor": "place:ort-1"},
    {"kind": "words", "words": ["haushalt"], "from": "2010-01", "to": "2012-12"},
    {"kind": "prefix", "words": ["minis"]},
]


@pytest.mark.parametrize("peer", [Fts5, StockWhoosh, Tantivy, Zeitlupe], ids=lambda peer: peer.__name__)
def test_engines_find_what_a_scan_finds(peer: type[measure.Peer], tmp_path: Path) -> None:
    """Totals, hits, facets and snippets of every engine are those of a scan over the articles."""
    rows = corpus()
    engine = peer()
    engine.build(written(rows, tmp_path), tmp_path / "index")
    engine.open(tmp_path / "index")
    for query in QUERIES:
        found = [row for row in rows if scan(row, query)]
        answer = engine.read(engine.page(query))
        assert answer.total == len(found), query
        assert len(answer.hits) == min(10, len(found))
        assert len(answer.snippets) == len(answer.hits)
        assert all(answer.snippets)
        assert sum(answer.facets["month"].values()) == len(found)
        assert answer.facets["person"]["person:eva-beispiel"] == len(found)


def test_pages_are_asked_as_the_queries(tmp_path: Path) -> None:
    """The page of every query finds what the query finds, and its cost is measured beside the engine's."""
    rows = corpus()
    Zeitlupe().build(written(rows, tmp_path), tmp_path / "index")
    store = EmbeddedStore(tmp_path / "index", tagger=Given({}))
    engine = store.open()
    for query in [*QUERIES, {"kind": "phrase", "words": ["mittelaa", "mittleresaa"]}]:
        asked = search_request(web_page.question(query), parse(web_page.question(query).q).query)
        found = 1 if query["kind"] == "phrase" else sum(scan(row, query) for row in rows)
        assert engine.search(asked).total == found, query
    engine.close()
    figures = web_page.web_figures(store, QUERIES)
    assert figures["web_page_ms"]["p50"] > figures["web_engine_ms"]["p50"] > 0
    assert 1 < figures["web_page_kb"] < 60


def written(rows: list[dict[str, Any]], folder: Path) -> Path:
    """The articles as a file."""
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def scan(row: dict[str, Any], query: Query) -> bool:
    """Whether an article matches, told by looking."""
    text = row["body"].lower().rstrip(".").split()
    words = query["words"]
    if query["kind"] == "prefix":
        return any(word.startswith(words[0]) for word in text)
    span = "from" not in query or query["from"] <= row["date"][:7] <= query["to"]
    return (
        all(word in text for word in words) and span and query.get("actor", row["actors"][0]) in row["actors"]
    )


def test_short_measurements_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each figure the middle one of three counts; what takes longer is measured once."""
    given = [{"ms": {"p50": n, "p95": 9.0 - n}, "bytes": n, "totals": [1]} for n in (1.0, 5.0, 2.0, 7.0)]
    runs = iter(given)
    middle = {"ms": {"p50": 2.0, "p95": 7.0}, "bytes": 2.0, "totals": [1]}
    assert collect.settled(lambda: next(runs)) == middle
    monkeypatch.setattr(collect, "SOON", 0.0)
    assert collect.settled(lambda: next(runs)) == given[3]


def test_empty_answers_are_noticed() -> None:
    """An engine that counts hits but shows nothing is named."""
    empty = Answer(60, [], {}, [])
    assert list(measure._empty(empty, {"words": ["x"]})) == [
        "0 hits shown of 60",
        "snippets are missing",
        "facets are missing",
    ]


def test_a_hundred_queries_of_ten_kinds_that_match() -> None:
    """The program draws ten queries of each kind; the same corpus gives the same queries."""
    rows = corpus(400)
    drawn = list(draw.draw(rows))
    assert len(drawn) == 100
    assert drawn == list(draw.draw(rows))
    assert sum(query["kind"] == "phrase" for query in drawn) == 10
    assert sum("actor" in query for query in drawn) == sum("from" in query for query in drawn) == 10
    phrases = [" ".join(query["words"]) for query in drawn if query["kind"] == "phrase"]
    assert all(any(phrase in row["body"].lower() for row in rows) for phrase in phrases)


@pytest.mark.parametrize(
    ("date", "number"), [("2022-12-16", 24275), ("2022-01", 24264), ("2022", -1), ("", -1)]
)
def test_month_number(date: str, number: int) -> None:
    """Months count from year 0; a date without one has none."""
    assert month_number(date) == number


def test_report_of_pages() -> None:
    """The report says what a page costs, and how many times the engine's part that is."""
    ours = {
        **_figures(1.0),
        "web_page_ms": {"p50": 12.0, "p95": 20.0},
        "web_engine_ms": {"p50": 5.0, "p95": 9.0},
        "web_page_kb": 9.1,
    }
    small = {"articles": 1_000, "engines": {"zeitlupe": ours}}
    text = report.render({"machine": {"cores": 2, "processor": "x", "python": "3.11"}, "growth": {},
                          "corpora": {"small": small}})  # fmt: skip
    assert "12.0 ms,\n95th percentile 20.0 ms; 2.4 times what the engine\nneeds for it (5.0 ms)" in text


def test_growth_is_the_exponent() -> None:
    """A figure that doubles when articles quadruple grows with exponent one half."""
    corpora = {
        str(size): {"articles": size, "engines": {"zeitlupe": _figures(size**0.5)}}
        for size in (100, 1_000, 10_000)
    }
    assert report.growth(corpora) == pytest.approx(dict.fromkeys(report.GROWING, 0.5))
    assert report.growth({"one": {"articles": 100, "engines": {"tantivy": _figures(1)}}}) == {}


def test_report_divides_ours_by_theirs() -> None:
    """Ratios below one mean that ours is smaller; speeds are turned into times first."""
    engines = {"zeitlupe": _figures(1.0), "tantivy": _figures(4.0)}
    figures = {
        "machine": {"cores": 2, "processor": "x", "python": "3.11"},
        "growth": {},
        "corpora": {"small": {"articles": 1_000, "engines": engines}},
    }
    lines = report.render(json.loads(json.dumps(figures))).splitlines()
    assert "| complete page, median | 0.25 |" in lines
    assert "| indexing time | 4.00 |" in lines


def _figures(value: float) -> dict[str, Any]:
    times = {"p50": value, "p95": value}
    return {
        "hits_ms": times,
        "facets_ms": times,
        "page_ms": times,
        "page_first_ms": times,
        "articles_per_second": value,
        "threads": 1,
        "bytes": value,
        "peak_mb": value,
        "first_answer_ms": value,
    }


def test_a_corpus_is_filled_up_with_its_own_sentences() -> None:
    """Copies have ids of their own, as many sentences as an article, and no sentence of anybody else."""
    own = [Article(f"t/{n}", f"Titel {n}", f"Satz {n} eins. Satz {n} zwei? Und drei.") for n in range(5)]
    made = list(filled_up(own, 12))
    assert made[:5] == own
    assert len({article.id for article in made}) == 12
    sentences = {sentence for article in own for sentence in SENTENCE.split(article.body)}
    for article in made[5:]:
        assert len(SENTENCE.split(article.body)) == 3
        assert set(SENTENCE.split(article.body)) <= sentences
    assert made == list(filled_up(own, 12))
    assert list(filled_up(own, 3)) == own[:3]
    assert list(filled_up(own, 0)) == own
