"""How well and how fast names are found: `python -m tests.evaluate.actors FILE… [--json] [--errors]`.

Files hold gold sentences (`word TAB IOB2 label`, .xz and .gz too). The sentences are cut into the
archive's own tokens, tagged, and the labels mapped back; a name counts when both ends and its kind
are right.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from archive.actors.chain import weights
from archive.actors.chain.spans import Chain
from archive.actors.chain.weights import LABELS
from archive.actors.train import conll
from archive.actors.train.conll import KINDS, Name, Sentence
from archive.errors import ArchiveError
from archive.tokens import Lexicon

EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Error:
    """One difference: what sort it is, and the sentence with gold and found names to look at."""

    sort: str
    text: str
    gold: str
    found: str


def main(arguments: list[str] | None = None) -> int:
    """Print figures for every file. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.actors", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--errors", action="store_true", help=f"{EXAMPLES} examples of every sort of error")
    parser.add_argument("--weights", type=Path, default=None, help="other weights than the shipped ones")
    chosen = parser.parse_args(arguments)
    try:
        chain = Chain(weights.load(chosen.weights or weights.path_of("standard")))
        results = {str(path): evaluate(path, chain, chosen.errors) for path in chosen.files}
    except (ArchiveError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(json.dumps(results, indent=1) if chosen.json else _table(results))
    return 0


def evaluate(path: Path, chain: Chain, errors: bool = False) -> dict[str, object]:
    """Figures of one file: precision, recall and F1 of all and of each kind, and words a second."""
    sentences = conll.read(path)
    found, seconds = tag(sentences, chain)
    gold = [conll.names(sentence.labels) for sentence in sentences]
    predicted = [conll.names(labels) for labels in found]
    result: dict[str, object] = {"all": score(gold, predicted, KINDS)}
    result |= {kind: score(gold, predicted, (kind,)) for kind in KINDS}
    result["words_per_second"] = round(sum(len(sentence.words) for sentence in sentences) / seconds)
    if errors:
        _print_errors(list(differences(sentences, gold, predicted)))
    return result


def tag(sentences: Sequence[Sentence], chain: Chain) -> tuple[list[tuple[str, ...]], float]:
    """Labels of the sentences' own words, and the seconds of one core from tokens to labels, cold.

    Sentences with the same comment above them are one text, as in an article.
    """
    lexicon = Lexicon()
    cut = [conll.retokenize(sentence) for sentence in sentences]
    types = np.array([lexicon[word] for sentence, _ in cut for word in sentence.words], np.int32)
    lengths = np.array([len(sentence.words) for sentence, _ in cut])
    begin = np.zeros(len(types), np.bool_)
    begin[np.cumsum(lengths) - lengths] = True
    numbers: dict[str, int] = {}
    texts = [numbers.setdefault(s.text or f"alone {i}", i) for i, s in enumerate(sentences)]
    started = time.process_time()
    scores = chain.scores(lexicon)
    scores.cover(types)
    labels = chain.read(types, begin, np.repeat(np.array(texts, np.int32), lengths), scores).labels
    seconds = time.process_time() - started
    names = [LABELS[number] for number in labels.tolist()]
    ends = np.cumsum(lengths).tolist()
    return [
        conll.back_to_words(names[end - len(origin) : end], origin, len(sentence.words))
        for sentence, (_, origin), end in zip(sentences, cut, ends, strict=True)
    ], seconds


def score(
    gold: Sequence[Sequence[Name]], found: Sequence[Sequence[Name]], kinds: Sequence[str]
) -> dict[str, float]:
    """Strict spans: precision, recall and their harmonic mean over these kinds."""
    wanted = {(i, name) for i, names in enumerate(gold) for name in names if name.kind in kinds}
    given = {(i, name) for i, names in enumerate(found) for name in names if name.kind in kinds}
    right = len(wanted & given)
    precision = right / len(given) if given else 0.0
    recall = right / len(wanted) if wanted else 0.0
    f1 = 2 * right / (len(wanted) + len(given)) if wanted or given else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def differences(
    sentences: Sequence[Sentence], gold: Sequence[Sequence[Name]], found: Sequence[Sequence[Name]]
) -> Iterator[Error]:
    """Every name that is missed, spurious, of the wrong kind, of wrong bounds, joined or split."""
    for sentence, wanted, given in zip(sentences, gold, found, strict=True):
        words, text = sentence.words, " ".join(sentence.words)
        for name in wanted:
            if name not in given:
                over = [other for other in given if other.start < name.end and name.start < other.end]
                yield Error(_sort(name, over, wanted), text, _show(words, [name]), _show(words, over))
        for name in given:
            if not any(other.start < name.end and name.start < other.end for other in wanted):
                yield Error("spurious", text, "", _show(words, [name]))


def _sort(name: Name, over: Sequence[Name], wanted: Sequence[Name]) -> str:
    if not over:
        return "missed"
    if len(over) > 1:
        return "split"
    other = over[0]
    if sum(w.start < other.end and other.start < w.end for w in wanted) > 1:
        return "join"
    return "kind" if (other.start, other.end) == (name.start, name.end) else "boundary"


def _show(words: Sequence[str], names: Sequence[Name]) -> str:
    return ", ".join(f"{' '.join(words[name.start : name.end])}/{name.kind}" for name in names)


def _print_errors(errors: list[Error]) -> None:
    for sort, count in Counter(error.sort for error in errors).most_common():
        print(f"{sort}: {count}", file=sys.stderr)
        chosen = [error for error in errors if error.sort == sort]
        for error in chosen[:: max(1, len(chosen) // EXAMPLES)][:EXAMPLES]:
            print(f"  {error.gold or '-'} | {error.found or '-'} | {error.text}", file=sys.stderr)


def _table(results: dict[str, dict[str, object]]) -> str:
    lines = []
    for path, figures in results.items():
        lines.append(f"{path}  {figures['words_per_second']:,} words/s")
        for kind, value in figures.items():
            if isinstance(value, dict):
                lines.append(f"  {kind:4}" + "".join(f" {100 * value[key]:6.1f}" for key in value))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
