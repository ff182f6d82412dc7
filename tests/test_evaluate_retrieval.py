"""The programs that measure retrieval, on sets so small that the figures can be worked out by hand."""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping
from pathlib import Path

import pytest

from archive.article import Article
from archive.dates import PartialDate
from tests.evaluate import known_items, retrieval

CORPUS = [
    {"_id": "a", "title": "Der_Kater", "text": "Ein Kater schläft im Haus."},
    {"_id": "b", "title": "", "text": "Die Häuser der Stadt."},
    {"_id": "c", "text": "Von Rüstungspolitik ist die Rede."},
]
QUERIES = [
    {"_id": "1", "text": "Wo schläft der Kater?"},
    {"_id": "2", "text": "Häuser"},
    {"_id": "3", "text": "Was ist Rüstung?"},
    {"_id": "4", "text": "ohne richtige Antwort"},
]
QRELS = "query-id\tcorpus-id\tscore\n1\ta\t1\n2\tb\t1\n2\ta\t1\n3\tc\t1\n4\ta\t0\n"


@pytest.fixture(params=["corpus.jsonl", "corpus.jsonl.xz"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A test set, packed and not."""
    lines = "".join(json.dumps(row) + "\n" for row in CORPUS).encode()
    (tmp_path / request.param).write_bytes(lzma.compress(lines) if request.param.endswith("xz") else lines)
    (tmp_path / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in QUERIES))
    (tmp_path / "qrels.tsv").write_text(QRELS)
    return tmp_path


def test_load(folder: Path) -> None:
    """Queries without a right article are left out; titles lose their underscores."""
    test = retrieval.load(folder)
    assert list(test.queries) == ["1", "2", "3"]
    assert test.right["2"] == {"set/a", "set/b"}
    assert [article.title for article in test.articles] == ["Der Kater", "", ""]


def test_figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object for programs, with what each view can find."""
    assert retrieval.main([str(folder), "--json"]) == 0
    figures: Mapping[str, Mapping[str, Mapping[str, float]]] = json.loads(capsys.readouterr().out)
    found = figures[folder.name]
    assert list(found) == ["exact", "stem", "parts", "product"]
    assert {row["queries"] for row in found.values()} == {3}
    assert [round(row["recall_at_10"], 3) for row in found.values()] == [0.5, 0.667, 1.0, 1.0]
    assert [round(row["mrr_at_10"], 3) for row in found.values()] == [0.667, 0.667, 1.0, 1.0]


def speech(number: int, heading: str, day: int) -> Article:
    """A speech as the corpora have it."""
    date = PartialDate(2020, 1, day)
    return Article(f"set/{number}", f"Redner {number} (XYZ): {heading}", "Rede.", date)


def test_known_items() -> None:
    """Headlines ask for their article, shared headings for all speeches under them; titles are gone."""
    headings = ["Beratung Kohleausstieg Lausitz", "Beratung Mindestlohn Tarifvertrag"]
    speeches = [speech(n, headings[n % 2], 1 + n % 2) for n in range(10)]
    news = Article("set/n", "Koblenz erlebt zwei Erdbeben", "Am Freitag bebte die Erde.")
    made = {test.name: test for test in known_items.sets("x", [*speeches, news])}
    assert list(made["x-titles"].queries.values()) == ["Koblenz Erdbeben"]
    assert set(made["x-topics"].queries.values()) == {"Kohleausstieg Lausitz", "Mindestlohn Tarifvertrag"}
    assert {len(right) for right in made["x-topics"].right.values()} == {5}
    assert {article.title for article in made["x-topics"].articles} == {""}
