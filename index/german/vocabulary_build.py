"""Make a vocabulary from a corpus: `python -m index.german.vocabulary_build CORPUS OUT`.

CORPUS is a JSON Lines file (`.jsonl`, `.jsonl.xz`) or a folder of text files, OUT the packed
vocabulary. The one in data/ was made so (see its CARD.md).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import Stemmer as Snowball
import zstandard

from index.german.compounds import Splitter
from index.german.corpus import TITLES, Counts, count, texts
from index.german.folding import fold
from index.german.lists import PLACE_HEADS
from index.german.vocabulary import Vocabulary

MIN_COUNT = 3
"""Rarer words are kept only where they can be parts of compounds."""

PART_LETTERS = 12
"""Rare words up to this length that are no compounds themselves are kept as parts."""

MIN_PLACE_LETTERS = 5

NOUN_SHARE = 0.3
"""A supposed name is an inflected noun if another form has this share of its count or more."""

NOUN_SCORE = 28.0
"""A supposed name that is cut with this score is a compound noun."""


@dataclass(slots=True)
class Form:
    """What was counted of one word in all its spellings (see `Counts`); `lower` is its lower-case count."""

    total: int = 0
    lower: int = 0
    inner: int = 0
    determined: int = 0
    titled: int = 0

    def is_name(self) -> bool:
        """Almost never lower case, and after a title in more than 30 % or, where often enough seen, after a
        determiner in less than 2 % of the occurrences inside sentences.
        """
        if self.lower > max(1, 0.02 * self.inner) or self.inner < 1:
            return False
        if self.titled > 0.3 * self.inner:
            return self.determined < 0.02 * self.inner or self.titled > 0.6 * self.inner
        if self.inner >= 15:
            return self.determined < 0.02 * self.inner
        return self.titled > 0 and self.determined == 0

    def is_place(self) -> bool:
        """Whether a name is hardly that of a person, and so may begin a compound."""
        return self.titled <= 0.1 * self.inner


def vocabulary(counts: Counts, min_count: int = MIN_COUNT) -> Vocabulary:
    """The vocabulary of a counted corpus, names told from words by their neighbours."""
    forms = _forms(counts)
    names = {word for word, form in forms.items() if form.total >= min_count and form.is_name()}
    names -= {fold(title) for title in TITLES}
    names -= _nouns_without_determiner(names, forms, min_count)
    places = {
        w: rounded(forms[w].total) for w in names if forms[w].is_place() and len(w) >= MIN_PLACE_LETTERS
    }
    _add_pieces(forms, counts, names)
    words = {word: form for word, form in forms.items() if word not in names}
    common = _vocabulary({w: f for w, f in words.items() if f.total >= min_count}, names, places)
    cut = Splitter(common).cut
    kept = {
        word: form
        for word, form in words.items()
        if form.total >= min_count or (len(word) <= PART_LETTERS and not form.lower and not cut(word))
    }
    return _vocabulary(kept, names, places)


def _nouns_without_determiner(names: set[str], forms: dict[str, Form], min_count: int) -> set[str]:
    """Those of the names that are inflected nouns (Energien) or compounds (Weltkrieg).

    Nobody titled them, and either a word that is not much rarer has their stem, or two common words
    make them up.
    """
    words = {w: f for w, f in forms.items() if f.total >= min_count and w not in names}
    stem = Snowball.Stemmer("german").stemWord
    commonest: Counter[str] = Counter()
    for word, form in words.items():
        if form.lower < 0.5 * form.total and not word.endswith("er"):
            commonest[stem(word)] = max(commonest[stem(word)], form.total)
    cut = Splitter(_vocabulary(words, set(), {})).cut
    return {
        name
        for name in names
        if not forms[name].titled
        and (
            commonest[stem(name)] >= NOUN_SHARE * forms[name].total
            or ((parts := cut(name)) and parts.score > NOUN_SCORE and parts.head not in PLACE_HEADS)
        )
    }


def _forms(counts: Counts) -> dict[str, Form]:
    forms: defaultdict[str, Form] = defaultdict(Form)
    columns = (counts.total, counts.inner, counts.determined, counts.titled)
    for spelling, *row in zip(counts.spellings, *(column.tolist() for column in columns), strict=True):
        if spelling.isalpha():
            form, total = forms[fold(spelling)], row[0]
            form.total += total
            if spelling[0].islower():
                form.lower += total
            else:
                form.inner += row[1]
                form.determined += row[2]
                form.titled += row[3]
    return dict(forms)


def _add_pieces(forms: dict[str, Form], counts: Counts, names: set[str]) -> None:
    """Count the pieces of hyphenated spellings as words: Domino-Effekt knows a domino."""
    for spelling, total in zip(counts.spellings, counts.total.tolist(), strict=True):
        if "-" not in spelling:
            continue
        pieces = [piece for piece in spelling.split("-") if piece.isalpha() and len(piece) >= 3]
        if any(fold(piece) in names for piece in pieces):
            continue
        for piece in pieces:
            form = forms.setdefault(fold(piece), Form())
            form.total += total
            if piece[0].islower():
                form.lower += total


def _vocabulary(words: dict[str, Form], names: set[str], places: dict[str, int]) -> Vocabulary:
    lowers = {word: rounded(form.lower) for word, form in words.items() if form.lower}
    return Vocabulary.of({word: rounded(form.total) for word, form in words.items()}, lowers, names, places)


def rounded(n: int) -> int:
    """Two significant digits: all that the rules need, and a third smaller when packed."""
    return int(float(f"{n:.1e}"))


def main(arguments: list[str] | None = None) -> int:
    """Count, decide, pack, write; says on standard error what it made."""
    parser = argparse.ArgumentParser(prog="python -m index.german.vocabulary_build", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    made = vocabulary(count(texts(options.corpus)))
    packed = zstandard.compress(made.pack().encode(), zstandard.MAX_COMPRESSION_LEVEL)
    options.out.write_bytes(packed)
    print(f"{len(made.counts)} words, {len(made.names)} names, {len(packed)} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
