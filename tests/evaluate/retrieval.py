"""How well typed questions find the right article: recall and mean reciprocal rank among the first ten.

    python -m tests.evaluate.retrieval FOLDER… [--json]

A folder holds `corpus.jsonl` (or `.jsonl.xz`; `_id`, `text`, perhaps `title`), `queries.jsonl` (`_id`,
`text`) and `qrels.tsv` (query, article, score; one line of headings). The set is named after it.
Variants: `exact`, `stem`, `parts` ask for any of the words, in one more view each; `product` is the ten
that a reader sees for what was typed: hits, then wider matches. All go through the product's own
parser, analysis, index and ranking.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from archive.article import Article
from index.embedded.engine import EmbeddedEngine
from index.embedded.store import EmbeddedStore
from index.engine import SearchRequest
from index.expand import Leaf, Row, Sense, leaves, understand
from index.parser import parse
from index.query import Node, Nothing, Or

DEPTH = 10
BATCH = 500

Ranking = Callable[[EmbeddedEngine, str], Sequence[str]]
"""The ids of the first ten articles for a typed text."""
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class TestSet:
    """Articles, typed queries by id, and the ids of the right articles of each query."""

    name: str
    articles: Sequence[Article]
    queries: Mapping[str, str]
    right: Mapping[str, frozenset[str]]


def load(folder: Path) -> TestSet:
    """Read one test set; queries without a right article are left out."""
    right: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, article, score = line.split("\t")[:3]
        if float(score) > 0:
            right[query].add(f"set/{article}")
    queries = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl") if row["_id"] in right}
    corpus = folder / "corpus.jsonl"
    rows = _rows(corpus if corpus.exists() else folder / "corpus.jsonl.xz")
    articles = [Article(f"set/{row['_id']}", _title(row), row["text"]) for row in rows]
    return TestSet(folder.name, articles, queries, {query: frozenset(ids) for query, ids in right.items()})


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    yield from (json.loads(line) for line in data.decode().split("\n") if line.strip())


def _title(row: Mapping[str, Any]) -> str:
    return str(row.get("title") or "").replace("_", " ")


@contextmanager
def indexed(articles: Iterable[Article]) -> Iterator[EmbeddedEngine]:
    """An engine over these articles, in a folder that is removed afterwards."""
    listed = list(articles)
    with tempfile.TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder))
        with store.writer() as writer:
            prepare = writer.preparer()
            for start in range(0, len(listed), BATCH):
                writer.add(prepare(listed[start : start + BATCH]))
            writer.commit()
        engine = store.open()
        yield engine
        engine.close()


# ------------------------------------------------------------------------------------- variants


def product(engine: EmbeddedEngine, text: str) -> list[str]:
    """What a reader sees: hits, then wider matches."""
    results = engine.search(SearchRequest(parse(text).query, limit=DEPTH, snippets=False))
    return [hit.id for hit in (*results.hits, *results.wider)][:DEPTH]


def any_word(change: Callable[[Leaf], Node]) -> Ranking:
    """Ask for any of the words, each changed in this way."""

    def ranked(engine: EmbeddedEngine, text: str) -> list[str]:
        query = understand(parse(text).query, engine.analyzer)
        words = tuple(dict.fromkeys(change(leaf) for leaf in leaves(query)))
        node = Or(words) if len(words) > 1 else words[0] if words else Nothing()
        results = engine.search(SearchRequest(node, limit=DEPTH, snippets=False, wider=False))
        return [hit.id for hit in results.hits]

    return ranked


def _exact(leaf: Leaf) -> Node:
    return Row((leaf.exact,)) if isinstance(leaf, Sense) and leaf.exact else leaf


def _stem(leaf: Leaf) -> Node:
    return replace(leaf, halves=(), parts=(), inside=False) if isinstance(leaf, Sense) else leaf


def _parts(leaf: Leaf) -> Node:
    return replace(leaf, loose=True) if isinstance(leaf, Sense) else leaf


VARIANTS: Mapping[str, Ranking] = {
    "exact": any_word(_exact),
    "stem": any_word(_stem),
    "parts": any_word(_parts),
    "product": product,
}


# ------------------------------------------------------------------------------------- measures


def measure(engine: EmbeddedEngine, test: TestSet, ranking: Ranking) -> Figures:
    """Means over all queries of one set."""
    recalls, ranks = [], []
    for query, text in test.queries.items():
        found, right = ranking(engine, text), test.right[query]
        recalls.append(len(right.intersection(found)) / min(DEPTH, len(right)))
        ranks.append(next((1 / place for place, each in enumerate(found, 1) if each in right), 0.0))
    count = len(recalls)
    return {
        "queries": count,
        "recall_at_10": sum(recalls) / max(count, 1),
        "mrr_at_10": sum(ranks) / max(count, 1),
    }


def evaluate(test: TestSet, variants: Mapping[str, Ranking] = VARIANTS) -> dict[str, Figures]:
    """Figures of one set by variant."""
    with indexed(test.articles) as engine:
        return {name: measure(engine, test, ranking) for name, ranking in variants.items()}


def report(figures: Mapping[str, Mapping[str, Figures]], as_json: bool) -> None:
    """Print figures of all sets, for people or for programs."""
    if as_json:
        json.dump(figures, sys.stdout, indent=1)
        print()
        return
    for name, variants in figures.items():
        for variant, row in variants.items():
            recall, rank = row["recall_at_10"], row["mrr_at_10"]
            print(f"{name:24} {variant:8} {row['queries']:6.0f} queries  recall {recall:.3f}  mrr {rank:.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Evaluate the folders named on the command line."""
    parser = argparse.ArgumentParser(prog="tests.evaluate.retrieval", description="Measure retrieval.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="print one object for programs")
    options = parser.parse_args(arguments)
    report({folder.name: evaluate(load(folder)) for folder in options.folders}, options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
