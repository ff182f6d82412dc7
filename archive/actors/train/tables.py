"""The word table from its sources: clusters of words, and lists of names."""

from __future__ import annotations

import lzma
from pathlib import Path

from archive.actors.words import Entry, WordTable
from archive.errors import ArchiveError

OFFICIAL = {"mv": "v", "ms": "n"}
"""Marks of the official list of members of the Bundestag: given names, surnames."""


PLACES = Path(__file__).parent / "data" / "places.txt"
"""Our own list of towns, rivers and regions."""


def word_table(clusters: Path, gazetteers: Path | None, states: tuple[str, ...]) -> WordTable:
    """Clusters as `word, count, coarse, middle, fine` lines; of the gazetteers the official lists alone."""
    entries: dict[str, Entry] = {}
    with lzma.open(clusters, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != 5:
                raise ArchiveError(f"{clusters}:{number}: expected five fields, found {len(fields)}")
            count, *places = map(int, fields[1:])
            entries[fields[0]] = Entry(count, *(place + 1 for place in places))
    lists = _official(gazetteers) if gazetteers else {}
    for word in _words(PLACES):
        lists[word] = "".join(sorted({*lists.get(word, ""), "c"}))
    for state in states:
        lists[state] = "s"
    return WordTable(entries, lists)


def _words(path: Path) -> list[str]:
    """The words of a list; lines with # are notes."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _official(path: Path) -> dict[str, str]:
    lists: dict[str, str] = {}
    letters = ""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word = line.rstrip("\n")
            if word.startswith("#"):
                letters = "".join(sorted(OFFICIAL[mark] for mark in word[1:].split() if mark in OFFICIAL))
            elif letters and word[:1].isupper():
                lists[word] = letters
    return lists
