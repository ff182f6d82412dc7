"""How well German is analysed, on word forms and compounds: the product's own code against gold data.

    python -m tests.evaluate.language --wordforms FILE --compounds FILE --vocabulary CORPUS [--json]

FILEs may be packed (.xz). CORPUS is a JSON Lines file of articles (.jsonl, .jsonl.xz) or a folder of
them; the vocabulary is made from it as the shipped one was.

Word forms: one group of forms of one word a line, white space between. Over all pairs of different
forms, `understemming` is the share of pairs of one group that share no stem, `overstemming` the share
of pairs of two groups that share one (a form in two groups counts in both).

Compounds: `compound`, `modifier` (alternatives with |) and `head` a line, tabs between; entries whose
compound or head has other signs than letters, or whose compound does not end in its head, are left
out. The gold boundaries of a compound are the one before its head and, recursively, those of its head
and its modifiers as far as the file lists them as compounds. A list of compounds is silent about the
rest of its words (whether Fußball|tor has one more boundary). A boundary inside such a word is
accepted if both sides of it occur as modifier and head elsewhere in the file, else it is wrong.
`exact` is the share of compounds with all gold boundaries and no wrong one, `wrong_boundary` the share
with at least one wrong boundary. In print also `strict`: both with every boundary beyond the gold ones
taken as wrong.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from pathlib import Path

from index.german.analysis import Analyzer
from index.german.compounds import Splitter
from index.german.corpus import count, texts
from index.german.folding import fold
from index.german.vocabulary import Vocabulary
from index.german.vocabulary_build import vocabulary

LINKS = ("", "s", "es", "n", "en", "er", "e")
"""What may stand between a head inside a compound and what follows."""

DEPTH = 5
"""How deeply compounds of compounds are followed; guards against a list that refers to itself."""


def lines(path: Path) -> Iterator[str]:
    """The lines of a text file, packed (.xz) or not, without their ends."""
    open_text = lzma.open if path.suffix == ".xz" else open
    with open_text(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


# ------------------------------------------------------------------------------------ word forms


def wordforms(stems: Callable[[str], Iterable[str]], groups: Sequence[Sequence[str]]) -> dict[str, float]:
    """Under- and overstemming of `stems`, which gives the stems of one form, over groups of forms."""
    forms = [sorted(set(group)) for group in groups]
    met_inside = sum(_meeting(set(stems(form)) for form in group) for group in forms)
    met = _meeting(set(stems(form)) for group in forms for form in group)
    inside = sum(_pairs(len(group)) for group in forms)
    outside = _pairs(sum(map(len, forms))) - inside
    return {
        "understemming": 1 - met_inside / inside if inside else 0.0,
        "overstemming": (met - met_inside) / outside if outside else 0.0,
    }


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _meeting(stems: Iterable[set[str]]) -> int:
    """How many pairs of forms share a stem; forms with equal stems are counted together."""
    sizes = Counter(map(frozenset, stems))
    classes: defaultdict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(sizes):
        for term in terms:
            classes[term].append(number)
    numbers = list(sizes.values())
    touching = {pair for members in classes.values() for pair in combinations(members, 2)}
    return sum(map(_pairs, numbers)) + sum(numbers[one] * numbers[other] for one, other in touching)


# ------------------------------------------------------------------------------------- compounds


@dataclass(frozen=True)
class Compound:
    """An entry of the gold file, folded; `at` is the boundary before the head."""

    word: str
    modifiers: tuple[str, ...]
    head: str

    @property
    def at(self) -> int:
        """Offset of the head."""
        return len(self.word) - len(self.head)


@dataclass(frozen=True)
class Gold:
    """A list of compounds as a judge of boundaries."""

    entries: tuple[Compound, ...]

    @classmethod
    def read(cls, path: Path) -> Gold:
        """The usable entries of a file."""
        rows = (line.split("\t") for line in lines(path) if line.count("\t") == 2)
        entries = (
            Compound(fold(word), tuple(map(fold, modifiers.split("|"))), fold(head))
            for word, modifiers, head in rows
            if word.isalpha() and head.isalpha()
        )
        return cls(tuple(entry for entry in entries if entry.word.endswith(entry.head) and entry.at > 0))

    @cached_property
    def by_word(self) -> dict[str, Compound]:
        """Entries by compound."""
        return {entry.word: entry for entry in self.entries}

    @cached_property
    def fronts(self) -> frozenset[str]:
        """Everything that stands first in some compound, as it stands and as a word."""
        written = {entry.word[: entry.at] for entry in self.entries}
        return frozenset(written.union(*(entry.modifiers for entry in self.entries)))

    @cached_property
    def heads(self) -> frozenset[str]:
        """Everything that is the head of some compound."""
        return frozenset(entry.head for entry in self.entries)

    def boundaries(self, word: str, depth: int = 0) -> set[int]:
        """All boundaries that the list knows of."""
        entry = self.by_word.get(word)
        if entry is None or depth > DEPTH:
            return set()
        found = {entry.at} | {entry.at + at for at in self.boundaries(entry.head, depth + 1)}
        for modifier in entry.modifiers:
            if word.startswith(modifier[: max(3, len(modifier) - 2)]):
                found |= {at for at in self.boundaries(modifier, depth + 1) if at < entry.at}
        return found

    def wrong(self, word: str, cuts: set[int]) -> set[int]:
        """Those of the cuts that the list contradicts."""
        known = self.boundaries(word)
        wrong = set()
        for start, end in pairwise((0, *sorted(known), len(word))):
            inside = sorted(at for at in cuts if start < at < end)
            pieces = [word[a:b] for a, b in pairwise((start, *inside, end))]
            if inside and not self._are_words(pieces, last=end == len(word)):
                wrong.update(inside)
        return wrong

    def _are_words(self, pieces: Sequence[str], last: bool) -> bool:
        """Whether each piece but the final occurs as a modifier, and that as a head (or modifier, inside)."""
        *first, final = pieces
        if not self.fronts.issuperset(first):
            return False
        if last:
            return final in self.heads
        return final in self.fronts or any(final.removesuffix(link) in self.heads for link in LINKS)


def compounds(boundaries: Callable[[str], Iterable[int]], gold: Gold) -> dict[str, float]:
    """The measures of a splitter, which gives the boundaries of one folded word."""
    sums: Counter[str] = Counter()
    for entry in gold.entries:
        cuts, known = set(boundaries(entry.word)), gold.boundaries(entry.word)
        wrong = gold.wrong(entry.word, cuts)
        sums["exact"] += known <= cuts and not wrong
        sums["wrong_boundary"] += bool(wrong)
        sums["strict_exact"] += cuts == known
        sums["strict_wrong_boundary"] += bool(cuts - known)
    names = ("exact", "wrong_boundary", "strict_exact", "strict_wrong_boundary")
    return {name: sums[name] / max(1, len(gold.entries)) for name in names}


# --------------------------------------------------------------------------------------- program


def measure(wordforms_file: Path, compounds_file: Path, made: Vocabulary) -> dict[str, dict[str, float]]:
    """All measures with one vocabulary."""
    analyzer, splitter = Analyzer(made), Splitter(made)
    groups = [line.split() for line in lines(wordforms_file)]
    return {
        "wordforms": wordforms(lambda form: (s for atom in analyzer.atoms(form) for s in atom.stems), groups),
        "compounds": compounds(splitter.boundaries, Gold.read(compounds_file)),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 when a file is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.language", description=__doc__)
    parser.add_argument("--wordforms", type=Path, required=True)
    parser.add_argument("--compounds", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    for path in (options.wordforms, options.compounds, options.vocabulary):
        if not path.exists():
            parser.error(f"{path} does not exist")
    figures = measure(options.wordforms, options.compounds, vocabulary(count(texts(options.vocabulary))))
    if options.json:
        asked = {"exact", "wrong_boundary", "understemming", "overstemming"}
        print(json.dumps({s: {k: x for k, x in v.items() if k in asked} for s, v in figures.items()}))
    else:
        for name, values in figures.items():
            print(name, *(f"{measure} {value:.6f}" for measure, value in values.items()), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
