"""Labelled sentences: `word TAB IOB2 label` lines, sentences end with an empty line."""

from __future__ import annotations

import gzip
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from archive.actors.chain.weights import LABELS
from archive.errors import ArchiveError
from archive.tokens import TOKEN

KINDS = ("PER", "ORG", "LOC")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and their labels, equally many; `text` is the comment above, which says where it comes from.

    Sentences of one text share the comment; without one they stand alone.
    """

    words: tuple[str, ...]
    labels: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A named span of a sentence: words `start` to `end` (excluded), and its kind (PER, ORG, LOC)."""

    start: int
    end: int
    kind: str


def read(path: Path) -> list[Sentence]:
    """All sentences of a file, plain or compressed (.xz, .gz). Kinds other than `KINDS` count as none.

    Raises ArchiveError with file and line where a line has no label or an unknown one.
    """
    with _open(path) as lines:
        return list(_sentences(path, lines))


def _open(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _sentences(path: Path, lines: Iterable[str]) -> Iterator[Sentence]:
    words: list[str] = []
    labels: list[str] = []
    text = ""
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\n")
        if line.startswith("# ") and not words:
            text = line[2:]
            continue
        if line.strip():
            word, label = _fields(path, number, line)
            words.append(word)
            labels.append(label)
        elif words:
            yield Sentence(tuple(words), repair(labels), text)
            words, labels, text = [], [], ""
    if words:
        yield Sentence(tuple(words), repair(labels), text)


def _fields(path: Path, number: int, line: str) -> tuple[str, str]:
    word, tab, label = line.partition("\t")
    label = label.rpartition("\t")[2]
    if not tab or not (label == "O" or label[:2] in ("B-", "I-")):
        raise ArchiveError(f"{path}:{number}: expected a word, a tab and an IOB2 label, found {line!r}")
    return word, label if label in LABELS else "O"


def repair(labels: Iterable[str]) -> tuple[str, ...]:
    """Make an inside label that continues nothing a beginning."""
    fixed: list[str] = []
    for label in labels:
        before = fixed[-1] if fixed else "O"
        fixed.append(f"B{label[1:]}" if label[0] == "I" and before[1:] != label[1:] else label)
    return tuple(fixed)


def names(labels: Iterable[str]) -> list[Name]:
    """The spans that repaired labels describe, ascending."""
    spans: list[Name] = []
    for place, label in enumerate(labels):
        if label[0] == "B":
            spans.append(Name(place, place + 1, label[2:]))
        elif label[0] == "I":
            spans[-1] = Name(spans[-1].start, place + 1, spans[-1].kind)
    return spans


_ADJECTIVE = re.compile(r"[a-zäöü]\w*isch(?:e|er|en|em|es)?")


def without_demonyms(sentence: Sentence) -> Sentence:
    """The sentence without names that are nothing but an adjective: "russische" names nobody.

    Corpora differ in this; some label a part of them.
    """
    labels = list(sentence.labels)
    for name in names(labels):
        if name.end == name.start + 1 and _ADJECTIVE.fullmatch(sentence.words[name.start]):
            labels[name.start] = "O"
    return Sentence(sentence.words, tuple(labels), sentence.text)


def retokenize(sentence: Sentence) -> tuple[Sentence, list[int]]:
    """The sentence in the tokens of the archive, and for each of them the number of its old word."""
    words: list[str] = []
    labels: list[str] = []
    origin: list[int] = []
    for number, (word, label) in enumerate(zip(sentence.words, sentence.labels, strict=True)):
        for part, token in enumerate(TOKEN.findall(word)):
            words.append(token)
            labels.append(f"I{label[1:]}" if part and label != "O" else label)
            origin.append(number)
    return Sentence(tuple(words), tuple(labels), sentence.text), origin


def back_to_words(labels: Iterable[str], origin: Iterable[int], count: int) -> tuple[str, ...]:
    """Labels of tokens as labels of the `count` words that they came from: the first that is none wins."""
    result = ["O"] * count
    for label, number in zip(labels, origin, strict=True):
        if result[number] == "O":
            result[number] = label
    return repair(result)
