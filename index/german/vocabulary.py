"""The vocabulary: which words are known, how common they are, which are names; frozen like its generation."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt
import zstandard

from index.german.families import families
from index.german.folding import fold_all
from index.german.strings import Ints, Strings, pack
from index.german.tables import WordTable, table_of

ARCHIVE_LIMIT = 300_000
"""At most so many words of the archive are taken, the commonest first: loading stays fast."""

_TABLES = ("counts", "lowers", "places", "fronts", "heads")
LEAST = 2
"""Words of an archive that occur less often are not taken."""

_PLAIN = b"PK"
"""How an archive begins that is not packed."""


class Derived(NamedTuple):
    """What follows from the counts of a vocabulary, and is saved with it."""

    fronts: Mapping[str, int]
    heads: Mapping[str, int]
    fingerprint: str


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Counts by folded word.

    `counts` are words that are no names, `lowers` how often of it they were lower case, `names` words
    that are always names, `places` those of them that can be a first part (Berlin-) with counts.
    Families and fingerprint take longer than all that, so they are computed when first asked for,
    unless they were `saved`: a vocabulary that only becomes part of another is never asked.
    """

    counts: Mapping[str, int]
    lowers: Mapping[str, int]
    names: frozenset[str]
    places: Mapping[str, int]
    saved: Derived | None = None

    @property
    def fronts(self) -> Mapping[str, int]:
        """Sizes of the families of first parts (see `families`)."""
        return self.derived.fronts

    @property
    def heads(self) -> Mapping[str, int]:
        """Sizes of the families of heads."""
        return self.derived.heads

    @property
    def fingerprint(self) -> str:
        """Equal for equal counts."""
        return self.derived.fingerprint

    @cached_property
    def derived(self) -> Derived:
        """Families and fingerprint."""
        return self.saved or Derived(*families(self.counts), self._digest())

    @classmethod
    def of(
        cls,
        counts: Mapping[str, int],
        lowers: Mapping[str, int],
        names: Iterable[str] = (),
        places: Mapping[str, int] | None = None,
    ) -> Self:
        """A vocabulary of these counts, which must not change any more."""
        return cls(counts, lowers, frozenset(names), places or {})

    def _digest(self) -> str:
        digest = hashlib.blake2b(digest_size=16)
        names = dict.fromkeys(self.names, 0)
        for table in map(WordTable.of, (self.counts, self.lowers, names, self.places)):
            digest.update(table.packed.tobytes() + b"\0" + table.numbers.astype("<i8").tobytes())
        return digest.hexdigest()

    @classmethod
    def base(cls) -> Self:
        """The vocabulary that ships with the package (see data/CARD.md)."""
        packed = resources.files("index.german").joinpath("data/vocabulary.txt.zst").read_bytes()
        return cls.unpack(zstandard.decompress(packed).decode())

    def pack(self) -> str:
        """The counts as three blocks of lines: words ascending, their counts, their lower-case counts.

        Names have -1 for the last and their count as a place (0: no place) for the second.
        """
        rows = [(word, n, self.lowers.get(word, 0)) for word, n in self.counts.items()]
        rows += [(word, self.places.get(word, 0), -1) for word in self.names]
        return "\n\n".join("\n".join(map(str, column)) for column in zip(*sorted(rows), strict=True))

    @classmethod
    def unpack(cls, text: str) -> Self:
        """The inverse of `pack`, whose words ascend."""
        words, *columns = text.split("\n\n")
        listed = Strings.of_lines(words)
        counts, lowers = (np.array(column.split("\n"), np.int64) for column in columns)
        names, low = lowers < 0, lowers > 0
        return cls.of(
            _kept(listed, counts, ~names),
            _kept(listed, lowers, low),
            listed.take(np.flatnonzero(names)),
            _kept(listed, counts, names & (counts > 0)),
        )

    def with_archive(self, counts: Mapping[str, int]) -> Vocabulary:
        """This vocabulary and the words of an archive (spelling -> count)."""
        spellings = list(counts)
        return self.with_words(spellings, np.fromiter(counts.values(), np.int64, len(counts)))

    def with_words(
        self, spellings: Sequence[str], counts: Ints, folded: Sequence[str] | None = None
    ) -> Vocabulary:
        """This vocabulary and the words of an archive that occur twice or more, given different spellings and
        the count of each (and, if that was done before, each `folded`).

        Names of this vocabulary stay names. Deterministic: equal counts give an equal fingerprint.
        """
        chosen = [number for number in np.flatnonzero(counts).tolist() if spellings[number].isalpha()]
        written = [spellings[number] for number in chosen]
        low = np.array([word[0].islower() for word in written], np.bool_)
        own, lowers = WordTable.of(self.counts), WordTable.of(self.lowers)
        known_by = [folded[number] for number in chosen] if folded is not None else fold_all(written)
        lists = own.words, Strings.of(known_by), lowers.words, Strings.of(self.names)
        words, ranks = Strings.joined(lists).ranked()
        known, new, lowered, names = np.split(ranks, np.cumsum(list(map(len, lists)))[:-1])
        found = _totals(new, counts[chosen], len(words))
        kept = found >= LEAST
        kept[names] = False
        if np.count_nonzero(kept) > ARCHIVE_LIMIT:
            commonest = np.argsort(np.where(kept, -found, 0), kind="stable")[:ARCHIVE_LIMIT]
            kept[:] = False
            kept[commonest] = True
        found_low = _totals(new[low], counts[chosen][low], len(words)) * kept
        return Vocabulary.of(
            _table(words, known, own.numbers, found * kept),
            _table(words, lowered, lowers.numbers, found_low),
            self.names,
            self.places,
        )

    def save(self, path: Path) -> None:
        """Write one file that `load` reads in a tenth of a second (a packed NumPy archive, no objects)."""
        arrays: dict[str, npt.NDArray[np.generic]] = {"fingerprint": pack([self.fingerprint])}
        arrays["names"] = pack(sorted(self.names))
        for name in _TABLES:
            table: Mapping[str, int] = getattr(self, name)
            packed = WordTable.of(table)
            arrays[f"{name}.words"] = packed.packed
            arrays[f"{name}.numbers"] = packed.numbers.astype(
                np.min_scalar_type(packed.numbers.max(initial=0))
            )
        file = io.BytesIO()
        np.savez(file, allow_pickle=False, **arrays)
        path.write_bytes(zstandard.compress(file.getvalue()))

    @classmethod
    def load(cls, path: Path) -> Self:
        """The inverse of `save`; OSError or ValueError when the file is missing or damaged."""
        return cls._read(path, WordTable.unpacked)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The same in a tenth of the time, for who looks up the words of some queries or a few articles."""
        return cls._read(path, lambda table: table)

    @classmethod
    def _read(cls, path: Path, kept: Callable[[WordTable], Mapping[str, int]]) -> Self:
        with np.load(io.BytesIO(_unpacked(path.read_bytes())), allow_pickle=False) as arrays:
            tables = {
                name: kept(WordTable(arrays[f"{name}.words"], arrays[f"{name}.numbers"])) for name in _TABLES
            }
            names = frozenset(_strings(arrays["names"]))
            fingerprint = _strings(arrays["fingerprint"])[0]
            derived = Derived(tables.pop("fronts"), tables.pop("heads"), fingerprint)
            return cls(**tables, names=names, saved=derived)


def _unpacked(data: bytes) -> bytes:
    """The NumPy archive in a file; older versions did not pack it, and are read to be named outdated."""
    if data.startswith(_PLAIN):
        return data
    try:
        return zstandard.decompress(data)
    except (zstandard.ZstdError, MemoryError) as error:
        raise ValueError(f"it can't be unpacked: {error}") from error


def _totals(places: Ints, counts: Ints, length: int) -> Ints:
    """The sum of the counts at each place, which stays below 2⁵³."""
    return np.bincount(places, counts, length).astype(np.int64)


def _table(words: Strings, places: Ints, numbers: Ints, more: Ints) -> Mapping[str, int]:
    """What the words at some places have and what is added to all words, without those that have nothing."""
    total = more.copy()
    total[places] += numbers.astype(np.int64)
    there = more > 0
    there[places] = True
    return _kept(words, total, there)


def _kept(words: Strings, numbers: Ints, mask: Ints) -> Mapping[str, int]:
    """A table of those of the words (ascending) that the mask keeps."""
    return table_of(words.take(np.flatnonzero(mask)), numbers[mask])


def _strings(packed: npt.NDArray[np.uint8]) -> list[str]:
    text = packed.tobytes().decode()
    return text.split("\n") if text else []
