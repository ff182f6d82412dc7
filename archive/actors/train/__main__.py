"""Train the tagger: `python -m archive.actors.train --gold FILE… --silver FILE… --out FILE`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from archive.actors.chain import weights
from archive.actors.chain.features import BOUNDARY
from archive.actors.train import annotated, conll
from archive.actors.train.conll import Sentence
from archive.actors.train.design import corpus, design
from archive.actors.train.folds import Share
from archive.actors.train.learn import Learner, Options
from archive.actors.train.pack import pack
from archive.actors.train.states import STATES
from archive.actors.train.tables import word_table
from archive.errors import ArchiveError
from archive.tokens import Lexicon


def main(arguments: list[str] | None = None) -> int:
    """Read, learn, write; progress to stderr. Returns the exit code."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.annotations and not chosen.corpus:
        parser.error("--annotations need --corpus: they hold no text")
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
    parser.add_argument("--clusters", type=Path, required=True, help="word, count, three clusters (.tsv.xz)")
    parser.add_argument("--gazetteers", type=Path, help="lists of names; only the official ones are used")
    parser.add_argument("--out", type=Path, required=True, help="the weights (.npz)")
    parser.add_argument("--epochs", type=int, default=defaults.epochs)
    parser.add_argument("--rate", type=float, default=defaults.rate, help="step size of the first epoch")
    parser.add_argument("--batch", type=int, default=defaults.batch, help="sentences a step")
    parser.add_argument("--least", type=int, default=3, help="occurrences that a feature needs")
    parser.add_argument("--prune", type=float, default=0.03, help="smaller scores become zero")
    parser.add_argument("--first-weight", type=float, default=2.0, help="what the first gold file counts")
    parser.add_argument(
        "--annotated-weight", type=float, default=3.0, help="what the annotated articles count"
    )
    parser.add_argument(
        "--leave-out", type=Share.parse, metavar="I/K", help="a share of the texts, to measure on"
    )
    return parser


def _train(chosen: argparse.Namespace) -> None:
    sentences = _sentences(chosen)
    lexicon = Lexicon({BOUNDARY: 0})
    data = corpus(sentences, lexicon)
    _report(f"{len(data.starts) - 1} sentences, {len(data.types)} words, {len(lexicon)} types")
    table = word_table(chosen.clusters, chosen.gazetteers, STATES)
    counts = np.bincount(data.types, minlength=len(lexicon))
    features = design(list(lexicon), counts, table, chosen.least)
    _report(f"{len(features.names)} features")
    options = Options(epochs=chosen.epochs, rate=chosen.rate, batch=chosen.batch)
    learner = Learner(data, features, options)
    learner.run(_report)
    packed = pack(learner, table, chosen.prune)
    weights.save(packed, chosen.out)
    _report(f"{chosen.out}: {len(packed.rows)} features, {chosen.out.stat().st_size / 1e6:.2f} MB")


def _sentences(chosen: argparse.Namespace) -> list[tuple[Sentence, float]]:
    """All sentences with what they count; labels of people are left out by the share, silver never."""
    sentences = []
    for place, path in enumerate([*chosen.gold, *chosen.silver]):
        weight = chosen.first_weight if place == 0 and chosen.gold else 1.0
        kept = conll.read(path)
        if chosen.leave_out and place < len(chosen.gold):
            kept = [sentence for sentence in kept if not chosen.leave_out.has(sentence)]
        sentences += [(conll.retokenize(conll.without_demonyms(sentence))[0], weight) for sentence in kept]
    if chosen.annotations:
        sentences += [
            (sentence, chosen.annotated_weight)
            for sentence in annotated.read(chosen.annotations, chosen.corpus)
            if not (chosen.leave_out and chosen.leave_out.has(sentence))
        ]
    return sentences


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
