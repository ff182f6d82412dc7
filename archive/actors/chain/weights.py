"""The trained model as arrays, and its file: a compressed NumPy archive that holds no code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from archive.actors.chain.features import KINDS
from archive.actors.chain.tables import Lines
from archive.actors.words import Entry, WordTable
from archive.errors import ArchiveError

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
OFFSETS = 5
"""A word is seen from two places to the right of it to two to the left: offset 2 is the word itself."""

CLASSES = ("kind", "coarse", "middle")
CLASS_SIZES = (KINDS, 65, 257)


@dataclass(frozen=True, slots=True)
class Pair:
    """A table of scores for two or three neighbours, named by (place relative to the word, class)."""

    members: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        """Rows of the table."""
        return int(np.prod([CLASS_SIZES[kind] for _, kind in self.members]))

    def rows(
        self, classes: Sequence[npt.NDArray[np.integer[Any]]], places: npt.NDArray[np.integer[Any]]
    ) -> npt.NDArray[np.intp]:
        """Row of the table for the words at `places`; `classes` by kind, of all places."""
        row = np.zeros(len(places), np.intp)
        for offset, kind in self.members:
            row *= CLASS_SIZES[kind]
            row += classes[kind].take(places + offset)
        return row


PAIRS = (
    Pair(((-1, 2), (0, 2))),
    Pair(((0, 2), (1, 2))),
    Pair(((-1, 1), (1, 1))),
    Pair(((-2, 1), (-1, 1))),
    Pair(((1, 1), (2, 1))),
    Pair(((-1, 0), (0, 0))),
    Pair(((0, 0), (1, 0))),
)


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear chain in whole numbers, so that every machine and every batch gives the same labels.

    `rows` numbers the features; `window` (features, 5 offsets x 7 labels, int8) are their scores;
    `pairs` one (rows, 8) int8 table for each of `PAIRS` (the eighth column is padding);
    `first` (7, int32) and `step` (7 x 7, int32: from, to) are the scores of a beginning and of a
    transition, forbidden ones included. One unit is 1/`unit` of a log-odds.
    """

    words: WordTable
    rows: Mapping[str, int]
    window: npt.NDArray[np.int8]
    pairs: tuple[npt.NDArray[np.int8], ...]
    first: npt.NDArray[np.int32]
    step: npt.NDArray[np.int32]
    unit: float


def path_of(name: str) -> Path:
    """Where the weights of this name lie in the package."""
    return Path(__file__).parent.parent / "data" / f"{name}.npz"


def save(weights: Weights, path: Path) -> None:
    """Write the file; `load` reads it. Only rows that are not zero are kept."""
    names = sorted(weights.words.entries)
    entries = np.array([weights.words.entries[name] for name in names], np.int32)
    arrays: dict[str, Any] = {
        "words": _text(names),
        "counts": entries[:, 0],
        "clusters": entries[:, 1:].astype(np.uint16),
        "lists": _text([f"{word}\t{letters}" for word, letters in sorted(weights.words.lists.items())]),
        "rows": _text(list(weights.rows)),
        "window": np.ascontiguousarray(weights.window.T),
        "first": weights.first,
        "step": weights.step,
        "unit": np.float64(weights.unit),
    }
    for number, table in enumerate(weights.pairs):
        used = np.flatnonzero(table.any(axis=1))
        arrays |= {f"pair{number}_rows": used, f"pair{number}": table[used, : len(LABELS)].T}
    np.savez_compressed(path, **arrays)


def load(path: Path) -> Weights:
    """Read the file of a model. Raises ArchiveError when it is missing or no such file."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            return _unpack(archive)
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise ArchiveError(f"{path}: no model of the tagger ({error}); install the package again") from error


def _unpack(archive: Any) -> Weights:
    text, window = archive["rows"], np.ascontiguousarray(archive["window"].T)
    rows = Lines(text)
    if text.dtype != np.uint8 or window.shape != (len(rows), len(LABELS) * OFFSETS):
        raise ValueError("its features and their scores do not fit each other")
    text.tobytes().decode()  # raises ValueError, too
    pairs = tuple(_table(archive, number, pair) for number, pair in enumerate(PAIRS))
    first, step = (_scores(archive[name], size) for name, size in (("first", 1), ("step", 2)))
    return Weights(_words(archive), rows, window, pairs, first, step, float(archive["unit"]))


def _scores(stored: npt.NDArray[Any], dimensions: int) -> npt.NDArray[np.int32]:
    """Of labels, as this machine writes numbers."""
    if stored.shape != (len(LABELS),) * dimensions or stored.dtype.kind != "i":
        raise ValueError("its labels and their scores do not fit each other")
    return np.ascontiguousarray(stored, np.int32)


def _words(archive: Any) -> WordTable:
    if archive["counts"].max(initial=0) > np.iinfo(np.int32).max:
        raise ValueError("the counts of its words are too large")
    columns = [archive["counts"].tolist(), *archive["clusters"].T.tolist()]
    entries = dict(zip(_lines(archive["words"]), map(Entry._make, zip(*columns, strict=True)), strict=True))
    lists = dict(line.split("\t") for line in _lines(archive["lists"]))
    return WordTable(entries, lists)


def _table(archive: Any, number: int, pair: Pair) -> npt.NDArray[np.int8]:
    table = np.zeros((pair.size, 8), np.int8)
    table[archive[f"pair{number}_rows"], :7] = archive[f"pair{number}"].T
    return table


def _text(lines: list[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _lines(array: npt.NDArray[np.uint8]) -> list[str]:
    text = array.tobytes().decode()
    return text.split("\n") if text else []
