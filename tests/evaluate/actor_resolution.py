"""How well names are joined: `python -m tests.evaluate.actor_resolution FOLDER [--json] [--errors]`.

FOLDER holds the articles of Wikinews as files `YYYY/wn-….txt`. The annotation beside this file says for
each of 100 of them who is named where: ids, character offsets in title, gap and body, kinds, names; not
the texts. Half of it is for tuning, half is kept apart.

Two figures: B³ over mentions (do mentions of one actor end up together, and nobody else with them;
a mention that is missed or spurious counts as wrong), and pairs of article and actor as facets show them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from archive.actors import labeller, load_tagger
from archive.article import Article
from archive.mentions import Kind, Mention, Names
from archive.tokens import Lexicon, tokenize

ANNOTATION = Path(__file__).with_suffix(".jsonl")


@dataclass(frozen=True, slots=True)
class Gold:
    """What a person found in one article: mentions as (start, end, kind, name)."""

    id: str
    part: str
    mentions: tuple[tuple[int, int, str, str], ...]


def main(arguments: list[str] | None = None) -> int:
    """Print figures of both halves. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.actor_resolution", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--errors", action="store_true", help="pairs that are missing or wrong")
    chosen = parser.parse_args(arguments)
    golds = read_annotation(ANNOTATION)
    missing = [gold.id for gold in golds if not path_of(chosen.folder, gold.id).exists()]
    if missing:
        print(f"error: {chosen.folder} lacks {len(missing)} articles, first {missing[0]}", file=sys.stderr)
        return 1
    results = evaluate(golds, chosen.folder, chosen.errors)
    print(json.dumps(results, indent=1) if chosen.json else _table(results))
    return 0


def read_annotation(path: Path) -> list[Gold]:
    """The annotated articles, one JSON object a line."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Gold(row["id"], row["part"], tuple(map(tuple, row["mentions"]))) for row in rows]


def path_of(folder: Path, id_: str) -> Path:
    """The file of an article `wikinews/YYYY/wn-…`."""
    return folder / f"{id_.partition('/')[2]}.txt"


def read_article(path: Path, id_: str) -> Article:
    """The article as the annotation counts its characters: dated header, empty line, body."""
    head, _, body = path.read_text(encoding="utf-8").strip().partition("\n\n")
    return Article(id_, head.split(" ", 2)[2], body.strip())


def evaluate(golds: Sequence[Gold], folder: Path, errors: bool) -> dict[str, dict[str, float]]:
    """Figures by part: B³ precision, recall, F1; pairs found, pairs right."""
    articles = [read_article(path_of(folder, gold.id), gold.id) for gold in golds]
    lexicon = Lexicon()
    tokens = [tokenize(article.text, lexicon) for article in articles]
    found = load_tagger()(articles, tokens, lexicon)
    actors = label(found, golds)
    results = {}
    for part in sorted({gold.part for gold in golds}, reverse=True):
        mine = [number for number, gold in enumerate(golds) if gold.part == part]
        results[part] = b_cubed([actors[n] for n in mine])
        both = [_common(*actors[n]) for n in mine]
        results[part]["b3_f1_of_common_mentions"] = b_cubed(both)["b3_f1"]
        results[part] |= pairs([actors[n] for n in mine])
    if errors:
        _print_errors(golds, actors)
    return results


Clusters = Mapping[tuple[int, int], str]
"""Who is meant, by the characters that name them."""


def label(found: Sequence[Sequence[Mention]], golds: Sequence[Gold]) -> list[tuple[Clusters, Clusters]]:
    """(annotated, found) actors of each article: each side labelled by itself, as one archive."""
    annotated = [[Mention(s, e, Kind(kind), name) for s, e, kind, name in gold.mentions] for gold in golds]
    return list(zip(_labelled(annotated), _labelled(found), strict=True))


def _labelled(articles: Sequence[Sequence[Mention]]) -> list[Clusters]:
    numbers: dict[tuple[Kind, str, bool], int] = {}
    pairs: dict[tuple[int, int], int] = {}
    for place, mentions in enumerate(articles):
        for mention in mentions:
            name = numbers.setdefault((mention.kind, mention.name, mention.role), len(numbers))
            pairs.setdefault((place, name), len(pairs))
    zero = np.zeros(len(pairs), np.int32)
    kinds, names, roles = zip(*numbers, strict=True)
    labels = labeller().label(
        Names(kinds, names, roles, np.array([name for _, name in pairs], np.int32), zero, zero)
    )
    ids = [labels.actors[n].id if n >= 0 else "" for n in labels.pair_actors.tolist()]
    return [
        {(m.start, m.end): ids[pairs[place, numbers[m.kind, m.name, m.role]]] for m in mentions}
        for place, mentions in enumerate(articles)
    ]


def b_cubed(articles: Sequence[tuple[Clusters, Clusters]]) -> dict[str, float]:
    """B³ over all mentions of (annotated, found); a mention only one side has scores nothing there."""
    precision: list[float] = []
    recall: list[float] = []
    for gold, found in articles:
        for one, other, scores in ((found, gold, precision), (gold, found, recall)):
            for span, actor in one.items():
                together = {place for place, who in one.items() if who == actor}
                right = {place for place, who in other.items() if span in other and who == other[span]}
                scores.append(len(together & right) / len(together))
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return {"b3_precision": round(p, 4), "b3_recall": round(r, 4), "b3_f1": round(2 * p * r / (p + r), 4)}


def _common(gold: Clusters, found: Clusters) -> tuple[Clusters, Clusters]:
    """Both sides without the mentions that the other lacks: what joining alone is worth."""
    spans = gold.keys() & found.keys()
    return {span: gold[span] for span in spans}, {span: found[span] for span in spans}


def pairs(articles: Sequence[tuple[Clusters, Clusters]]) -> dict[str, float]:
    """Of the (article, actor) pairs that a person expects, the part found; of those shown, the part right."""
    expected = {(n, actor) for n, (gold, _) in enumerate(articles) for actor in gold.values() if actor}
    shown = {(n, actor) for n, (_, found) in enumerate(articles) for actor in found.values() if actor}
    right = len(expected & shown)
    return {"pairs_found": round(right / len(expected), 4), "pairs_right": round(right / len(shown), 4)}


def _print_errors(golds: Sequence[Gold], actors: Sequence[tuple[Clusters, Clusters]]) -> None:
    by_part: defaultdict[str, list[str]] = defaultdict(list)
    for gold, (annotated, found) in zip(golds, actors, strict=True):
        wanted, given = set(annotated.values()), set(found.values()) - {""}
        lines = [f"missing {id_}" for id_ in sorted(wanted - given)]
        lines += [f"wrong {id_}" for id_ in sorted(given - wanted)]
        by_part[gold.part] += [f"{gold.id}: {line}" for line in lines]
    for part, lines in by_part.items():
        print(f"{part}:\n  " + "\n  ".join(lines), file=sys.stderr)


def _table(results: Mapping[str, Mapping[str, float]]) -> str:
    lines = []
    for part, figures in results.items():
        lines.append(f"{part}: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
