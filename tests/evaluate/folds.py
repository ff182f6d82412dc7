"""What the weights are worth on texts that they have not seen: `python -m tests.evaluate.folds --help`.

Trains once for each fold without a share of the texts of the gold files and of the annotated articles,
and measures on that share: names in sentences as `tests.evaluate.actors` does, resolution in articles as
`tests.evaluate.resolution` does. The figures are over the shares of all folds together.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archive.actors.chain import weights
from archive.actors.chain.spans import Chain
from archive.actors.train import conll
from archive.actors.train.__main__ import main as train
from archive.actors.train.conll import Name, Sentence
from archive.actors.train.folds import Share
from tests.evaluate import resolution
from tests.evaluate.actors import differences, score, tag
from tests.evaluate.clusters import errors
from tests.evaluate.resolution import Tagged


@dataclass(slots=True)
class Measured:
    """What all folds gave: gold and found names of sentences by group, and the annotated articles."""

    gold: dict[str, list[list[Name]]] = field(default_factory=dict)
    found: dict[str, list[list[Name]]] = field(default_factory=dict)
    sentences: dict[str, list[Sentence]] = field(default_factory=dict)
    articles: list[Tagged] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    """Train, measure, print. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.evaluate.folds",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Everything after -- goes to python -m archive.actors.train, without --out.",
    )
    parser.add_argument("--folds", type=int, default=3, metavar="K", help="how many shares")
    parser.add_argument("--only", type=int, metavar="I", help="this share alone, from 0")
    parser.add_argument(
        "--weights", type=Path, help="keep the weights of the folds in this folder, or find them there"
    )
    parser.add_argument("--errors", type=Path, help="write all differences to this file")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("training", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    training = [word for word in chosen.training if word != "--"]
    measured = Measured()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.weights or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(chosen.folds) if chosen.only is None else [chosen.only]:
            share = Share(number, chosen.folds)
            out = folder / f"fold{number}of{chosen.folds}.npz"
            if not out.exists() and train([*training, "--leave-out", str(share), "--out", str(out)]):
                return 1
            _measure(measured, share, out, training)
    results = _figures(measured)
    print(json.dumps(results, indent=1) if chosen.json else _table(results))
    if chosen.errors:
        chosen.errors.write_text("\n".join(_differences(measured)) + "\n", encoding="utf-8")
    return 0


def _measure(measured: Measured, share: Share, path: Path, training: Sequence[str]) -> None:
    known, _ = _inputs().parse_known_args(training)
    chain = Chain(weights.load(path))
    for file in known.gold:
        sentences = [sentence for sentence in conll.read(file) if share.has(sentence)]
        found, _ = tag(sentences, chain)
        for sentence, labels in zip(sentences, found, strict=True):
            for group in _groups(file, sentence):
                measured.sentences.setdefault(group, []).append(sentence)
                measured.gold.setdefault(group, []).append(conll.names(sentence.labels))
                measured.found.setdefault(group, []).append(conll.names(labels))
    if known.annotations:
        gold = [
            row for file in known.annotations for row in resolution.read_gold(file) if share.has_text(row.id)
        ]
        measured.articles += resolution.tag(known.corpus, gold, path).values()


def _inputs() -> argparse.ArgumentParser:
    """The part of the trainer's arguments that says what there is to measure on."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", nargs="+", type=Path, default=[])
    parser.add_argument("--annotations", nargs="*", type=Path, default=[])
    parser.add_argument("--corpus", type=Path)
    return parser


def _groups(file: Path, sentence: Sentence) -> list[str]:
    """The file, and for sentences that name their page, whether it is of a newspaper."""
    press = sentence.text.startswith("http") and "wikipedia.org" not in sentence.text
    return [file.name, f"{file.name}: newspapers"] if press else [file.name]


def _figures(measured: Measured) -> dict[str, dict[str, dict[str, float]]]:
    results: dict[str, dict[str, dict[str, float]]] = {}
    for group, gold in measured.gold.items():
        kinds = {"all": conll.KINDS, **{kind: (kind,) for kind in conll.KINDS}}
        results[f"{group} ({len(gold)})"] = {
            name: score(gold, measured.found[group], chosen) for name, chosen in kinds.items()
        }
    if measured.articles:
        results[f"annotated articles ({len(measured.articles)})"] = resolution.figures(measured.articles)
    return results


def _table(results: dict[str, dict[str, dict[str, float]]]) -> str:
    lines = []
    for group, measures in results.items():
        lines.append(group)
        for name, values in measures.items():
            shown = (f"{key} {value:.4f}" for key, value in values.items() if isinstance(value, float))
            lines.append(f"  {name:12} " + ", ".join(shown))
    return "\n".join(lines)


def _differences(measured: Measured) -> list[str]:
    lines = [
        f"{t.annotation.id}\t{error.sort}\t{error.gold or '-'}\t{error.found or '-'}\t{error.around}"
        for t in measured.articles
        for error in errors(t.text, t.annotation.mentions, t.mentions)
    ]
    for group, sentences in measured.sentences.items():
        lines += [
            f"{group}\t{error.sort}\t{error.gold or '-'}\t{error.found or '-'}\t{error.text}"
            for error in differences(sentences, measured.gold[group], measured.found[group])
        ]
    return lines


if __name__ == "__main__":
    sys.exit(main())
