"""One chunk of typed text (no spaces, quotes or brackets in it) as nodes of the query."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.tokens import WORD
from index.hints import Hint, hint
from index.query import At, Everything, Fuzzy, Node, Prefix, Wildcard, Word

LITERALS = 2
"""A pattern needs so many letters or digits besides its placeholders."""

_GENDER_STAR = re.compile(r"(?<=[^\W\d_])\*(?=in(?:nen)?(?!\w))")
_FUZZY = re.compile(r"(.*\w)~([12]?)\Z")
_EDGES = re.compile(r"^[^\w*?]+|[^\w*?~]+$")
_UNKNOWN = re.compile(r"([^\W\d_]{2,}):(?!//)(?=\w)(?!in(?:nen)?(?!\w))")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Nodes found in a chunk, in order, and remarks on it."""

    nodes: tuple[Node, ...]
    hints: tuple[Hint, ...] = ()


def read_chunk(text: str, at: At, *, last_of_several: bool = False) -> Chunk:
    """Read a chunk as words, a pattern or a fuzzy word.

    `last_of_several` says that the chunk ends a query of several: there a question mark ends a
    question and is no placeholder ("Wer war Meier?").
    """
    if last_of_several:
        text = text.rstrip("?!.")
    core = _EDGES.sub("", text)
    start = at[0] + text.find(core)
    where = (start, start + len(core))
    if match := _FUZZY.match(core):
        return _fuzzy(match, where)
    if _is_pattern(core):
        return _pattern(core, where)
    return Chunk(words(text, at[0]))


def words(text: str, offset: int) -> tuple[Node, ...]:
    """The plain words of a text that begins at `offset` of the typed query."""
    return tuple(
        Word(match.group(), at=(offset + match.start(), offset + match.end()))
        for match in WORD.finditer(text)
    )


def unknown_field(text: str) -> str:
    """The name before a colon that looks like a field ("verfasser:meier"), else an empty string."""
    match = _UNKNOWN.match(text)
    return match[1] if match else ""


def _fuzzy(match: re.Match[str], at: At) -> Chunk:
    found = words(match[1], at[0])
    head, tail = found[:-1], found[-1:]
    edits = int(match[2] or 1)
    return Chunk((*head, *(Fuzzy(w.text, edits, at=(w.at[0], at[1])) for w in tail if isinstance(w, Word))))


def _is_pattern(text: str) -> bool:
    return any(mark in _GENDER_STAR.sub("", text) for mark in "*?")


def _pattern(text: str, at: At) -> Chunk:
    if not text.strip("*"):
        return Chunk((Everything(at=at),))
    if sum(char.isalnum() for char in text) < LITERALS:
        return Chunk(words(text, at[0]), (hint("short-pattern", at, text=text, limit=LITERALS),))
    pieces = re.split(r"[^\w*?'’]+", text)
    if len(pieces) > 1:
        return _hyphenated(text, at)
    if text.endswith("*") and not any(mark in text[:-1] for mark in "*?"):
        return Chunk((Prefix(text[:-1], at=at),))
    return Chunk((Wildcard(re.sub(r"\*+", "*", text), at=at),))


def _hyphenated(text: str, at: At) -> Chunk:
    """EU-Komm* holds two positions of the index: every piece is read by itself."""
    chunks = [
        read_chunk(match.group(), (at[0] + match.start(), at[0] + match.end()))
        for match in re.finditer(r"[\w*?'’]+", text)
    ]
    return Chunk(
        tuple(node for chunk in chunks for node in chunk.nodes),
        tuple(remark for chunk in chunks for remark in chunk.hints),
    )
