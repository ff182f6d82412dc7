"""Grow the trees that doubt: `python -m archive.actors.train.doubts --help`.

An actor whom no list knows is right where at least half of its mentions are what a person marked. The
articles are read again with parts of the list left out: in other archives others are unknown, better known
ones too. Printed is what the trees are worth on articles that they have not seen, with the whole list, at
several limits: how many of those actors remain, how many of these are right, and how many of the right ones
remain.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import ExtraTreesClassifier

from archive.actors.article.doubting import doubts
from archive.actors.article.doubting.doubts import PARTS, Doubts
from archive.actors.article.doubting.evidence import FEATURES, Candidate
from archive.actors.chain import weights
from archive.actors.chain.weights import Weights
from archive.actors.loading import shipped_resolver
from archive.actors.tagger import ChainTagger
from archive.actors.train import annotated
from archive.actors.train.annotated import Mark, MarkedArticle
from archive.actors.train.folds import Share
from archive.errors import ArchiveError
from archive.tokens import Lexicon, tokenize

FOLDS = 8
LIMITS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
LEFT_OUT = (0, 30, 60)
"""Hundredths of the known names that are left out, one reading each."""

BATCH = 200
"""Articles that are tagged at once."""


@dataclass(frozen=True, slots=True)
class Examples:
    """n actors whom no list knows: the evidence (n x `FEATURES`), who is right, and their articles' ids."""

    rows: npt.NDArray[np.int32]
    right: npt.NDArray[np.bool_]
    ids: Sequence[str]

    def without(self, share: Share) -> Examples:
        """Those of articles outside a share."""
        kept = [not share.has_text(one) for one in self.ids]
        ids = [one for one, stays in zip(self.ids, kept, strict=True) if stays]
        return Examples(self.rows[kept], self.right[kept], ids)


def joined(readings: Sequence[Examples]) -> Examples:
    """All of them."""
    return Examples(
        np.concatenate([one.rows for one in readings]),
        np.concatenate([one.right for one in readings]),
        [number for one in readings for number in one.ids],
    )


def main(arguments: list[str] | None = None) -> int:
    """Read, measure, grow, write. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m archive.actors.train.doubts",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--annotations", nargs="+", type=Path, required=True, help="JSON Lines")
    parser.add_argument("--corpus", type=Path, required=True, help="the articles that were annotated")
    parser.add_argument("--weights", type=Path, default=weights.path_of("standard"), help="the chain's")
    parser.add_argument("--named", type=float, default=0.45, help="the chance that a name needs")
    parser.add_argument("--least", type=float, default=0.75, help="the chance that an actor needs")
    parser.add_argument("--trees", type=int, default=120)
    parser.add_argument("--out", type=Path, required=True, help="the trees (.npz)")
    chosen = parser.parse_args(arguments)
    try:
        model = weights.load(chosen.weights)
        articles = list(annotated.marked_articles(chosen.annotations, chosen.corpus))
        readings = [read(articles, model, share) for share in LEFT_OUT]
        for line in _table(readings[0].right, unseen(readings, chosen.trees)):
            print(line, file=sys.stderr)
        doubts.save(grow(joined(readings), chosen.trees, chosen.named, chosen.least), chosen.out)
    except (ArchiveError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def read(every: Sequence[MarkedArticle], model: Weights, left_out: int = 0) -> Examples:
    """Those that the tagger finds without doubts and without so many hundredths of the known names."""
    resolver = shipped_resolver(model, keeps=lambda name: zlib.crc32(name.encode()) % 100 >= left_out)
    tagger = ChainTagger(model, resolver, none(), "")
    rows, right, ids = [np.zeros((0, len(FEATURES)), np.int32)], [], []
    for start in range(0, len(every), BATCH):
        batch = every[start : start + BATCH]
        articles, lexicon = [article for article, _, _ in batch], Lexicon()
        tokens = [tokenize(article.text, lexicon) for article in articles]
        _, doubted, evidence = tagger.doubted(articles, tokens, lexicon)
        rows.append(evidence)
        marked = [{mark for mark, _ in marks} for _, marks, _ in batch]
        right += [_is_right(one, marked[one.text]) for one in doubted]
        ids += [batch[one.text][2] for one in doubted]
    return Examples(np.concatenate(rows), np.array(right, np.bool_), ids)


def _is_right(candidate: Candidate, marked: set[Mark]) -> bool:
    hits = sum((start, end, kind.value) in marked for start, end, kind, *_ in candidate.mentions)
    return 2 * hits >= len(candidate.mentions)


def none() -> Doubts:
    """No trees, and no doubts."""
    leaf = np.zeros((0, 1), np.int32)
    return Doubts(leaf, leaf, leaf, leaf, 0, 0)


def unseen(readings: Sequence[Examples], trees: int) -> npt.NDArray[np.int32]:
    """The chance of every example of the first reading by trees that have not seen its article."""
    first = readings[0]
    chances = np.zeros(len(first.right), np.int32)
    for number in range(FOLDS):
        share = Share(number, FOLDS)
        own = [share.has_text(one) for one in first.ids]
        grown = grow(joined([one.without(share) for one in readings]), trees)
        chances[own] = grown.chances(first.rows[own])
    return chances


def grow(examples: Examples, trees: int, named: float = 0.0, least: float = 0.0) -> Doubts:
    """Extremely randomised trees for these examples; `named` and `least` are chances from 0 to 1.

    Geurts, Ernst, Wehenkel: Extremely randomized trees. Machine Learning 63 (2006).
    """
    learner = ExtraTreesClassifier(
        trees, min_samples_leaf=4, max_leaf_nodes=96, max_features=0.6, random_state=1
    )
    learner.fit(examples.rows.astype(np.float32), examples.right)
    yes = list(learner.classes_).index(True) if examples.right.any() else 0
    grown = [tree.tree_ for tree in learner.estimators_]
    size = max(tree.node_count for tree in grown)
    feature, worth = np.zeros((2, trees, size), np.int32)
    limit = np.full((trees, size), doubts.NO_LIMIT, np.int32)
    below = np.tile(np.arange(size, dtype=np.int32), (trees, 1))
    for place, tree in enumerate(grown):
        for node, (old, first) in enumerate(_side_by_side(tree)):
            if first:
                feature[place, node] = tree.feature[old]
                limit[place, node] = np.floor(tree.threshold[old])
                below[place, node] = first
            else:
                counts = tree.value[old, 0]
                worth[place, node] = np.rint(counts[yes] / counts.sum() * PARTS / trees)
    return Doubts(feature, limit, below, worth, round(named * PARTS), round(least * PARTS))


def _side_by_side(tree: Any) -> list[tuple[int, int]]:
    """The nodes of a tree, the two below one node beside each other: their old numbers, and the new one of
    the first below them (0 for leaves).
    """
    nodes, first = [0], []
    for old in nodes:  # grows meanwhile
        inner = tree.children_left[old] >= 0
        first.append(len(nodes) if inner else 0)
        nodes += (tree.children_left[old], tree.children_right[old]) if inner else ()
    return list(zip(nodes, first, strict=True))


def _table(right: npt.NDArray[np.bool_], chances: npt.NDArray[np.int32]) -> Iterator[str]:
    yield f"{len(right)} actors whom no list knows; chance: remain, right of these, right ones that remain"
    for limit in LIMITS:
        kept = chances >= limit * PARTS
        both = int((kept & right).sum())
        shares = kept.sum() / max(1, len(right)), both / max(1, kept.sum()), both / max(1, right.sum())
        yield f"{limit:5.2f}: " + ", ".join(f"{share:.1%}" for share in shares)


if __name__ == "__main__":
    sys.exit(main())
