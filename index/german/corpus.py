"""Counting a corpus: how often each spelling occurs, and beside what, as evidence for the vocabulary."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from archive.tokens import Lexicon, tokenize


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


DETERMINERS = _words(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
    mein meine meinen meinem meiner meines sein seine seinen seinem seiner seines ihr ihre ihren ihrem
    ihrer ihres unser unsere unseren unserem unserer unseres dieser diese dieses diesen diesem jeder
    jede jedes jeden jedem im am zum zur vom beim ins ans aller alle allen viele vieler vielen mehr
    mehrere welche welcher welches"""
)
"""Words after which a noun may stand, a personal name hardly."""

TITLES = _words(
    """Herr Herrn Frau Dr Prof Kollege Kollegen Kollegin Minister Ministerin Präsident Präsidentin
    Kanzler Kanzlerin Bundeskanzler Bundeskanzlerin Bundesminister Bundesministerin Staatssekretär
    Staatssekretärin Abgeordnete Abgeordneter Abgeordneten Senator Senatorin Bürgermeister
    Bürgermeisterin Sankt"""
)
"""Words after which a name stands."""

_OPENERS = _words('. ! ? : ; „ “ ” » « " – — - ( ) [ ] … • *')
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Counts:
    """What a corpus says of its spellings; all arrays run parallel to `spellings` (int64).

    `inner` are occurrences inside a sentence (where a capital letter means something),
    `determined` those of them after a determiner, `titled` those after a title.
    """

    spellings: Sequence[str]
    total: npt.NDArray[np.int64]
    inner: npt.NDArray[np.int64]
    determined: npt.NDArray[np.int64]
    titled: npt.NDArray[np.int64]


def texts(corpus: Path) -> Iterator[str]:
    """The texts of a corpus: JSON Lines (`.jsonl`, `.jsonl.xz`; title and body) or a folder of `.txt`."""
    if corpus.is_dir():
        for path in sorted(corpus.rglob("*.txt")):
            yield path.read_text(encoding="utf-8")
        return
    open_text = lzma.open if corpus.suffix == ".xz" else open
    with open_text(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield f"{article.get('title', '')}.\n\n{article.get('body', '')}"


def count(corpus: Iterable[str]) -> Counts:
    """Count every spelling of a corpus; each text is cut once, the rest is arithmetic on arrays."""
    lexicon = Lexicon()
    classes = [tuple(map(lexicon.__getitem__, words)) for words in (DETERMINERS, TITLES, _OPENERS)]
    sums = np.zeros((4, 0), np.int64)
    corpus = iter(corpus)
    while batch := [tokenize(text, lexicon).types for text in islice(corpus, _BATCH)]:
        sums = np.pad(sums, ((0, 0), (0, len(lexicon) - sums.shape[1])))
        sums += _tally(batch, classes, len(lexicon))
    return Counts(tuple(lexicon), *sums)


def _tally(
    batch: list[npt.NDArray[np.int32]], classes: list[tuple[int, ...]], size: int
) -> npt.NDArray[np.int64]:
    """Rows total, inner, determined, titled for the types 0 … size-1 of one batch of texts.

    A full stop is put before every text (so that of that sign alone too many are counted).
    """
    border = np.full(1, classes[2][0], np.int32)
    types = np.concatenate([piece for text in batch for piece in (border, text)])
    before, here = types[:-1], types[1:]
    kinds = np.zeros(size, np.int8)
    for kind, members in enumerate(classes, 1):
        kinds[list(members)] = kind
    kind_before = kinds[before]
    rows = [here, here[kind_before != 3], here[kind_before == 1], here[kind_before == 2]]
    return np.array([np.bincount(row, minlength=size) for row in rows], np.int64)
