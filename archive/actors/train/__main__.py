"""Train the tagger: `python -m archive.actors.train --gold FILE… --silver FILE… --out FILE`."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from archive.actors import weights
from archive.actors.features import BOUNDARY
from archive.actors.loading import shipped_aliases, shipped_roles
from archive.actors.roles import RoleWords
from archive.actors.sameas import same_names
from archive.actors.train import conll
from archive.actors.train.annotated import articles
from archive.actors.train.conll import Sentence
from archive.actors.train.design import corpus, design
from archive.actors.train.doubting import examples, learn
from archive.actors.train.folds import Share
from archive.actors.train.learn import Learner, Options
from archive.actors.train.pack import pack
from archive.actors.train.states import STATES
from archive.actors.train.tables import word_table
from archive.actors.weights import Weights
from archive.errors import ArchiveError
from archive.tokens import Lexicon


def main(arguments: list[str] | None = None) -> int:
    """Read, learn, write; progress to stderr. Returns the exit code."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.annotations and not chosen.corpus:
        parser.error("--annotations need --corpus: they hold no text")
    if not (chosen.base or chosen.clusters):
        parser.error("--clusters are needed, unless --base has them")
    try:
        _train(chosen)
    except (ArchiveError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m archive.actors.train", description=__doc__)
    defaults = Options()
    parser.add_argument("--gold", nargs="+", type=Path, default=[], help="files labelled by people (conll)")
    parser.add_argument("--silver", nargs="*", type=Path, default=[], help="files labelled by a program")
    parser.add_argument(
        "--annotations", nargs="*", type=Path, default=[], help="who is named where in articles (JSON Lines)"
    )
    parser.add_argument("--corpus", type=Path, help="the articles that were annotated")
    parser.add_argument("--clusters", type=Path, help="word, count, three clusters (.tsv.xz)")
    parser.add_argument("--gazetteers", type=Path, help="lists of names; only the official ones are used")
    parser.add_argument("--base", type=Path, help="a chain that is learnt already, instead of sentences")
    parser.add_argument("--out", type=Path, required=True, help="the weights (.npz)")
    parser.add_argument("--epochs", type=int, default=defaults.epochs)
    parser.add_argument("--rate", type=float, default=defaults.rate, help="step size of the first epoch")
    parser.add_argument("--batch", type=int, default=defaults.batch, help="sentences a step")
    parser.add_argument("--least", type=int, default=3, help="occurrences that a feature needs")
    parser.add_argument("--prune", type=float, default=0.03, help="smaller scores become zero")
    parser.add_argument("--first-weight", type=float, default=2.0, help="what the first gold file counts")
    parser.add_argument(
        "--odds", type=float, default=-1.0, help="log-odds of being right below which an actor is left out"
    )
    parser.add_argument(
        "--leave-out", type=Share.parse, metavar="I/K", help="a share of the texts, to measure on"
    )
    return parser


def _train(chosen: argparse.Namespace) -> None:
    model = weights.load(chosen.base) if chosen.base else _learn(chosen)
    if chosen.annotations:
        model = _doubting(chosen, model)
    weights.save(model, chosen.out)
    _report(f"{chosen.out}: {len(model.rows)} features, {chosen.out.stat().st_size / 1e6:.2f} MB")


def _learn(chosen: argparse.Namespace) -> Weights:
    """The chain, from all sentences that are labelled, by people or by a program."""
    silver = [(_prepared(sentence), 1.0) for path in chosen.silver for sentence in conll.read(path)]
    lexicon = Lexicon({BOUNDARY: 0})
    data = corpus([*_gold(chosen), *silver], lexicon)
    _report(f"{len(data.starts) - 1} sentences, {len(data.types)} words, {len(lexicon)} types")
    table = word_table(chosen.clusters, chosen.gazetteers, STATES)
    counts = np.bincount(data.types, minlength=len(lexicon))
    features = design(list(lexicon), counts, table, chosen.least)
    _report(f"{len(features.names)} features")
    options = Options(epochs=chosen.epochs, rate=chosen.rate, batch=chosen.batch)
    learner = Learner(data, features, options)
    learner.run(_report)
    return pack(learner, table, chosen.prune)


def _doubting(chosen: argparse.Namespace, model: Weights) -> Weights:
    """The weights with whom to doubt, learnt from annotated articles; the chain itself never sees them."""
    annotated = [
        each
        for each in articles(chosen.annotations, chosen.corpus)
        if not (chosen.leave_out and chosen.leave_out.has_text(each.id))
    ]
    roles, same = RoleWords(shipped_roles()), same_names(shipped_aliases())
    seen = examples(model, annotated, roles, same)
    _report(f"{len(seen)} actors in {len(annotated)} annotated articles")
    return replace(model, doubts=learn(seen, chosen.odds))


def _gold(chosen: argparse.Namespace) -> list[tuple[Sentence, float]]:
    """The sentences labelled by people with what they count, without the share that is left out."""
    kept = []
    for place, path in enumerate(chosen.gold):
        weight = 1.0 if place else chosen.first_weight
        kept += [
            (_prepared(sentence), weight)
            for sentence in conll.read(path)
            if not (chosen.leave_out and chosen.leave_out.has(sentence))
        ]
    return kept


def _prepared(sentence: Sentence) -> Sentence:
    return conll.retokenize(conll.without_demonyms(sentence))[0]


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
