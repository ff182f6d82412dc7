"""Make a vocabulary from a corpus: `python -m index.german.vocabulary_build CORPUS OUT`.

CORPUS is a JSON Lines file (`.jsonl`, `.jsonl.xz`) or a folder of text files, OUT the packed
vocabulary. The one in data/ was made so (see its CARD.md).
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections import Counter
from pathlib import Path

from index.german.corpus import Counts, count, texts
from index.german.folding import fold
from index.german.vocabulary import Vocabulary

MIN_COUNT = 3
"""Rarer words are mostly misspelt or foreign."""

MIN_PLACE_LETTERS = 5


def is_name(lower: int, inner: int, determined: int, titled: int) -> bool:
    """Whether a capitalised spelling is a name.

    It is almost never lower case, and follows a title in more than 30 % or (where often enough seen)
    a determiner in less than 2 % of its occurrences inside sentences.
    """
    if lower > max(1, 0.02 * inner) or inner < 1:
        return False
    if titled > 0.3 * inner:
        return True
    return determined < 0.02 * inner if inner >= 15 else titled > 0 and determined == 0


def vocabulary(counts: Counts, min_count: int = MIN_COUNT) -> Vocabulary:
    """The vocabulary of a counted corpus, names told from words by their neighbours."""
    columns = (counts.total, counts.inner, counts.determined, counts.titled)
    rows = zip(counts.spellings, *(column.tolist() for column in columns), strict=True)
    forms: dict[str, list[int]] = {}
    for spelling, total, inner, determined, titled in rows:
        if spelling.isalpha():
            form = forms.setdefault(spelling[0].lower() + spelling[1:], [0, 0, 0, 0, 0])
            if spelling[0].islower():
                form[0] += total
                form[1] += total
            else:
                for slot, n in enumerate((total, 0, inner, determined, titled)):
                    form[slot] += n
    words: Counter[str] = Counter()
    lowers: Counter[str] = Counter()
    names: set[str] = set()
    places: Counter[str] = Counter()
    for spelling, (total, lower, inner, determined, titled) in forms.items():
        if total < min_count:
            continue
        word = fold(spelling)
        if is_name(lower, inner, determined, titled):
            names.add(word)
            if titled <= 0.1 * inner and len(word) >= MIN_PLACE_LETTERS:
                places[word] += total
        else:
            words[word] += total
            lowers[word] += lower
    return Vocabulary.of(
        {word: n for word, n in words.items() if word not in names},
        {word: n for word, n in lowers.items() if n and word not in names},
        names,
        places,
    )


def main(arguments: list[str] | None = None) -> int:
    """Count, decide, pack, write; says on standard error what it made."""
    parser = argparse.ArgumentParser(prog="python -m index.german.vocabulary_build", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    made = vocabulary(count(texts(options.corpus)))
    packed = lzma.compress(made.pack().encode(), preset=9 | lzma.PRESET_EXTREME)
    options.out.write_bytes(packed)
    print(f"{len(made.counts)} words, {len(made.names)} names, {len(packed)} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
