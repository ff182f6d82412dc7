"""How well names are found and joined in articles: `python -m tests.evaluate.resolution CORPUS_FILE`.

CORPUS_FILE holds the articles of Wikinews (`.jsonl`, `.jsonl.xz`); what a person found in 100 of them
lies in `gold/`, where README.md says what counts. Printed for each set:

- `b3`: B³ over mentions; a mention counts as found when both ends and the kind are right
- `b3_archive`: the same after the labeller has seen the whole corpus, as readers see it
- `b3_any_kind`: whatever the kind; `b3_common`: of the mentions that both sides have
- `pairs`: (article, actor) pairs as the tagger names them: of those expected, found; of those shown, right
- `facets`: the same after the labeller has seen the whole corpus

`--errors` lists the errors of the tuning set by sort; those of the set kept apart are not to be looked at.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from archive.actors import labeller, load_tagger
from archive.actors.chain import weights
from archive.actors.loading import shipped_doubts, shipped_resolver
from archive.actors.tagger import ChainTagger
from archive.article import Article
from archive.errors import ArchiveError, Problem, Severity
from archive.mentions import Kind, KnownActor, Mention, Names, Tagger
from archive.source import BATCH, load
from archive.tokens import Lexicon, tokenize
from tests.evaluate.clusters import Actor, Error, Pairs, Score, b_cubed, common, errors, fold, pairs, sides

GOLD = Path(__file__).with_name("gold")
SETS = ("tune", "held")
EXAMPLES = 10


class CorpusError(ArchiveError):
    """The corpus is not the one that was annotated."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a person found in one article; `digest` as `digest_of` gives it."""

    id: str
    digest: str
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """An annotated article, what the tagger found in it, and the same with the names of the archive."""

    annotation: Annotation
    text: str
    mentions: Sequence[Mention]
    labelled: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus file as a source of articles."""

    path: Path
    name: str = "corpus"
    fields: Mapping[str, str] = field(default_factory=dict)


def main(arguments: list[str] | None = None) -> int:
    """Print figures of the chosen sets. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.evaluate.resolution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpus", type=Path, metavar="CORPUS_FILE")
    parser.add_argument("--set", choices=(*SETS, "all"), default="all", dest="chosen")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--errors", action="store_true", help=f"{EXAMPLES} examples of every sort of error")
    options = parser.parse_args(arguments)
    names = SETS if options.chosen == "all" else (options.chosen,)
    gold = {name: read_gold(GOLD / f"{name}.jsonl") for name in names}
    try:
        tagged = tag(options.corpus, [annotation for part in gold.values() for annotation in part])
    except ArchiveError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    parts = {name: [tagged[annotation.id] for annotation in part] for name, part in gold.items()}
    if len(parts) > 1:
        parts["all"] = [article for part in parts.values() for article in part]
    results = {name: figures(part) for name, part in parts.items()}
    print(json.dumps(results, indent=1) if options.json else _table(results))
    if options.errors and "tune" in parts:
        _print_errors(parts["tune"])
    return 0


def read_gold(path: Path) -> list[Annotation]:
    """The annotated articles of one set, one JSON object a line; see `gold/README.md`."""
    return [_annotation(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _annotation(row: Mapping[str, object]) -> Annotation:
    mentions = row["mentions"]
    assert isinstance(mentions, list)
    actors = row.get("actors") or _actors_of(mentions)
    assert isinstance(actors, list)
    return Annotation(
        str(row["id"]),
        str(row["digest"]),
        tuple(Mention(start, end, Kind(kind), name, role) for start, end, kind, name, role in mentions),
        tuple(
            Actor(Kind(kind), frozenset(map(fold, (name, *others))), expected)
            for kind, name, others, expected in actors
        ),
    )


def _actors_of(mentions: Sequence[tuple[int, int, str, str, bool]]) -> list[tuple[str, str, list[str], bool]]:
    """The actors of an annotation that lists none: everybody who is named, and expected."""
    return [
        (kind, name, [], True)
        for kind, name in dict.fromkeys((kind, name) for _, _, kind, name, _ in mentions)
    ]


def digest_of(text: str) -> str:
    """What tells whether a text is the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def tag(corpus: Path, annotations: Sequence[Annotation], model: Path | None = None) -> dict[str, Tagged]:
    """Tag and label the whole corpus; the annotated articles by their ids. `model`: other weights.

    Raises CorpusError where one is missing or has another text.
    """
    articles = list(load(Corpus(corpus), _report))
    wanted = {annotation.id: annotation for annotation in annotations}
    places = {
        short: place
        for place, article in enumerate(articles)
        if (short := article.id.rpartition("/")[2]) in wanted
    }
    _check(corpus, wanted, {short: articles[place].text for short, place in places.items()})
    mentions = list(_mentions(articles, _tagger(model) if model else load_tagger()))
    labelled = _labelled(articles, mentions)
    return {
        short: Tagged(wanted[short], articles[place].text, mentions[place], labelled[place])
        for short, place in places.items()
    }


def _check(corpus: Path, wanted: Mapping[str, Annotation], texts: Mapping[str, str]) -> None:
    missing = sorted(wanted.keys() - texts.keys())
    if missing:
        raise CorpusError(
            f"{corpus} lacks {len(missing)} of {len(wanted)} annotated articles, first {missing[0]}"
        )
    for short, text in texts.items():
        if digest_of(text) != wanted[short].digest:
            raise CorpusError(f"{corpus}: {short} has another text than the one that was annotated")


def _report(problem: Problem) -> None:
    if problem.severity is Severity.ERROR:
        print(f"{problem.path}:{problem.line}: {problem.reason}", file=sys.stderr)


def _tagger(model: Path) -> Tagger:
    loaded = weights.load(model)
    return ChainTagger(loaded, shipped_resolver(loaded), shipped_doubts(), model.name)


def _mentions(articles: Sequence[Article], tagger: Tagger) -> Iterator[tuple[Mention, ...]]:
    lexicon = Lexicon()
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        yield from tagger(batch, [tokenize(article.text, lexicon) for article in batch], lexicon)


def _labelled(
    articles: Sequence[Article], mentions: Sequence[Sequence[Mention]]
) -> list[tuple[Mention, ...]]:
    """The mentions once the labeller knows all articles: with the actor's kind and preferred name."""
    numbers: dict[tuple[Kind, str, bool, bool], int] = {}
    rows = [[numbers.setdefault(m[2:], len(numbers)) for m in found] for found in mentions]
    kinds, names, roles, doubts = zip(*numbers, strict=True) if numbers else ((), (), (), ())
    doubtful = {number for number, doubted in enumerate(doubts) if doubted}
    pairs_ = [np.unique(np.array(row, np.int32)) for row in rows]
    days = [(a.date.first.toordinal(), a.date.last.toordinal()) if a.date else (0, 0) for a in articles]
    first, last = np.repeat(np.array(days, np.int32), [len(mine) for mine in pairs_], axis=0).T
    labels = labeller().label(Names(kinds, names, roles, np.concatenate(pairs_), first, last, doubtful))
    ends = np.cumsum([len(mine) for mine in pairs_])
    labelled = []
    for found, row, mine, end in zip(mentions, rows, pairs_, ends.tolist(), strict=True):
        meant = labels.pair_actors[end - len(mine) + np.searchsorted(mine, row)].tolist()
        actors = [labels.actors[number] if number >= 0 else None for number in meant]
        labelled.append(tuple(map(_as_labelled, found, actors)))
    return labelled


def _as_labelled(mention: Mention, actor: KnownActor | None) -> Mention:
    if actor is None:
        return mention
    return mention._replace(kind=actor.kind, name=actor.name, role=False, doubtful=False)


def figures(part: Sequence[Tagged]) -> dict[str, dict[str, float]]:
    """All figures of one set of articles."""
    strict = [sides(t.text, t.annotation.mentions, t.mentions) for t in part]
    loose = [sides(t.text, t.annotation.mentions, t.mentions, kinds=False) for t in part]
    named = [pairs(t.annotation.actors, _named(t.mentions)) for t in part]
    shown = [pairs(t.annotation.actors, _named(t.labelled)) for t in part]
    archive = [sides(t.text, t.annotation.mentions, t.labelled) for t in part]
    return {
        "b3": _b3(b_cubed(strict)),
        "b3_archive": _b3(b_cubed(archive)),
        "b3_any_kind": _b3(b_cubed(loose)),
        "b3_common": _b3(b_cubed(common(*both) for both in strict)),
        "pairs": _shares(sum(named, Pairs())),
        "facets": _shares(sum(shown, Pairs())),
    }


def _named(mentions: Sequence[Mention]) -> list[tuple[Kind, str]]:
    """The actors that are shown; offices without a name are none yet, and whoever is doubtful is none."""
    return list(dict.fromkeys((m.kind, m.name) for m in mentions if not m.role and not m.doubtful))


def _b3(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "mentions_found": score.found,
        "mentions_gold": score.gold,
    }


def _shares(counts: Pairs) -> dict[str, float]:
    return {
        "found": round(counts.found / max(1, counts.expected), 4),
        "right": round(counts.right / max(1, counts.shown), 4),
        **{f"pairs_{name}": count for name, count in asdict(counts).items()},
    }


def _table(results: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    lines = []
    for name, measures in results.items():
        lines.append(name)
        for measure, values in measures.items():
            shares = (f"{key} {value:.3f}" for key, value in values.items() if isinstance(value, float))
            counts = (f"{key} {value}" for key, value in values.items() if isinstance(value, int))
            lines.append(f"  {measure:12} " + ", ".join((*shares, *counts)))
    return "\n".join(lines)


def _print_errors(part: Sequence[Tagged]) -> None:
    listed: list[tuple[str, Error]] = [
        (t.annotation.id, error) for t in part for error in errors(t.text, t.annotation.mentions, t.mentions)
    ]
    for sort, count in Counter(error.sort for _, error in listed).most_common():
        print(f"{sort}: {count}", file=sys.stderr)
        chosen = [(id_, error) for id_, error in listed if error.sort == sort]
        for id_, error in chosen[:: max(1, len(chosen) // EXAMPLES)][:EXAMPLES]:
            print(f"  {id_} {error.gold or '-'} | {error.found or '-'} | {error.around}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
