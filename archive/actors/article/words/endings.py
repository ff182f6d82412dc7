"""How the words end that a pattern takes: whoever asks many words looks at their ends first.

The patterns of rules say what they take from left to right, and try each of a hundred endings at every word;
nearly all words end otherwise. Understood is what these patterns are written in: letters, classes, groups,
alternatives, repetitions, looks ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

LENGTH = 4
"""Letters of an ending that are told apart; a shorter one has anything before it, or nothing."""

_MANY = 80
"""A class of more letters than these is anything: an ending begins behind it."""

_CHARACTERS = [chr(code) for code in range(32, 0x180)]
_PIECE = re.compile(
    r"\(\?[!=]|\((?:\?:|\?P<\w+>)?|\[\^?(?:\\.|[^\]\\])+\]|\\.|\||\)|[?*+]|\{\d*,?\d*\}|[^\\]"
)
_REPEATED = re.compile(r"[?*+]|\{(\d*),?(\d*)\}")


@dataclass(frozen=True, slots=True)
class _Tail:
    """The last letters of a word; `whole` where nothing may stand before them."""

    letters: str
    whole: bool = True


_Tails = frozenset[_Tail]
_Node = Callable[[_Tails], _Tails]
"""What may stand before these: the same with the letters of a piece of the pattern before them."""


def endings(pattern: str) -> frozenset[str]:
    """The endings (of `LENGTH` letters at most) of all words that a pattern takes as a whole.

    Raises ValueError for what is no pattern, or not understood.
    """
    re.compile(pattern)
    pieces = _PIECE.findall(pattern)
    node, rest = _alternatives(pieces)
    if rest or "".join(pieces) != pattern:
        raise ValueError(f"not understood: {pattern!r}")
    return frozenset(tail.letters for tail in node(frozenset([_Tail("")])))


def ends_in(word: str, known: frozenset[str]) -> bool:
    """Whether a word has one of these endings."""
    return word[-4:] in known or word[-3:] in known or word[-2:] in known or word[-1:] in known or "" in known


def _alternatives(pieces: list[str]) -> tuple[_Node, list[str]]:
    """What is read up to the end of a group, and the pieces behind it."""
    found: list[_Node] = []
    sequence: list[_Node] = []
    while pieces and pieces[0] != ")":
        piece, *pieces = pieces
        if piece == "|":
            found.append(_sequence(sequence))
            sequence = []
            continue
        if piece in ("^", "$") or _REPEATED.fullmatch(piece) or re.fullmatch(r"\\[^\Wwds]", piece):
            raise ValueError(f"not understood in a pattern: {piece!r}")
        if piece.startswith("("):
            node, pieces = _alternatives(pieces)
            pieces = pieces[1:]
            if piece in ("(?!", "(?="):
                continue
        else:
            node = _one_of(_characters(piece))
        if pieces and _REPEATED.fullmatch(pieces[0]):
            node = _repeated(node, pieces[0])
            pieces = pieces[1:]
        sequence.append(node)
    found.append(_sequence(sequence))
    return (lambda tails: frozenset().union(*(node(tails) for node in found))), pieces


def _characters(piece: str) -> list[str]:
    if len(piece) == 1 and piece != ".":
        return [piece]
    takes = re.compile(piece).fullmatch
    return [character for character in _CHARACTERS if takes(character)]


def _one_of(characters: Iterable[str]) -> _Node:
    characters = list(characters)

    def before(tails: _Tails) -> _Tails:
        if len(characters) > _MANY:
            return _behind_anything(tails)
        return frozenset(
            _Tail(f"{character}{tail.letters}") if tail.whole and len(tail.letters) < LENGTH else tail
            for tail in tails
            for character in characters
        )

    return before


def _repeated(node: _Node, times: str) -> _Node:
    least = {"?": "0", "*": "0", "+": "1"}.get(times) or times.strip("{}").partition(",")[0] or "0"

    def before(tails: _Tails) -> _Tails:
        once = node(tails)
        often = once if times == "?" else once | _behind_anything(once)
        return often if int(least) else tails | often

    return before


def _sequence(nodes: list[_Node]) -> _Node:
    def before(tails: _Tails) -> _Tails:
        for node in reversed(nodes):
            tails = node(tails)
        return tails

    return before


def _behind_anything(tails: _Tails) -> _Tails:
    return frozenset(_Tail(tail.letters, whole=False) for tail in tails)
