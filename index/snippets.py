"""Snippets: the passages of an article that show best why it was found, and what lights up in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.answers import Mark, Marked, Match
from index.highlight import BEST_FIRST, flatten
from index.scan import Lit

try:
    from index._snippets import snippet as snippet_in_c
except ImportError:  # there was no compiler
    snippet_in_c = None  # type: ignore[assignment]

WIDTH = 280
"""Characters of a snippet, about."""
PASSAGES = 3
"""Passages of a snippet at most; more than one only where one can't show all query words."""
ELLIPSIS = "…"

_MOST = 4
_WHOLE, _PART = 4, 2
"""What a word is worth that lights up whole, and one of which a part does."""
_MANY = 100
_SENTENCE = re.compile(r"[.!?…\n](?:(?<!\n)[\"“”»«’)]*\s+|(?<=\n)\n*)")
"""One set of first letters, so that a search skips to the next of them."""
_BLANKS = re.compile(r"\s+")
_BREAKS = re.compile(r"\s(?:\s+|(?<! ))")
"""White space that is not one space."""
_IS_PART = Match.PART


class Passage(NamedTuple):
    """Characters `start` to `end` of a text."""

    start: int
    end: int


def snippet(text: str, found: list[Lit], begin: int = 0) -> Marked:
    """The best passages of `text` from `begin` on; `found` are lit places, ascending.

    Passages are cut between words, where they can between sentences; an ellipsis stands where text is
    left out. Where nothing lights up it is the beginning.
    """
    if snippet_in_c is None:
        return snippet_in_python(text, found, begin)
    return Marked(*snippet_in_c(text, found, begin, BEST_FIRST, WIDTH, Mark))


def snippet_in_python(text: str, found: Sequence[Lit], begin: int = 0) -> Marked:
    """The same without a compiler."""
    inside = [lit for lit in found if lit.start >= begin]
    if not inside:
        return present(text, [_around(text, begin, begin, WIDTH, begin)], (), begin)
    passages = [
        _around(text, window[0].start, max(lit.end for lit in window), width, begin)
        for window, width in _windows(_telling(inside)[:_MANY])
    ]
    return present(text, _merged(passages), flatten(inside), begin)


def _telling(found: Sequence[Lit]) -> Sequence[Lit]:
    """The places that show their leaf best: a mere part of it only where the word itself stands nowhere."""
    whole = {lit.leaf for lit in found if lit.match is not _IS_PART}
    return [lit for lit in found if lit.match is not _IS_PART or lit.leaf not in whole]


def _windows(found: Sequence[Lit]) -> list[tuple[Sequence[Lit], int]]:
    """Groups of lit places near each other that show as many leaves as can be, and the width of each."""
    leaves = {lit.leaf for lit in found}
    whole = _densest(found, WIDTH)
    if len(leaves) == 1 or {lit.leaf for lit in whole} == leaves:
        return [(whole, WIDTH)]
    width = WIDTH // min(PASSAGES, len(leaves))
    windows: list[tuple[Sequence[Lit], int]] = []
    rest = list(found)
    while rest and len(windows) < PASSAGES:
        window = _densest(rest, width)
        windows.append((window, width))
        shown = {lit.leaf for lit in window}
        rest = [lit for lit in rest if lit.leaf not in shown]
    return sorted(windows, key=lambda window: window[0][0].start)


def _densest(found: Sequence[Lit], width: int) -> Sequence[Lit]:
    """The lit places within `width` characters that show the most leaves, then the most places."""
    reach, count = width * 3 // 4, len(found)
    worths = [_PART if lit.match is _IS_PART else _WHOLE for lit in found]
    shown = dict.fromkeys([lit.leaf for lit in found], 0)
    possible = _MOST * len(shown)
    best, best_worth, first, leaves = (0, 1), 0.0, 0, 0
    for last, (_, end, _, leaf, _) in enumerate(found):
        before = shown[leaf]
        shown[leaf] = after = before + worths[last]
        if before < _MOST:
            leaves += min(after, _MOST) - before
        while first < last and end - found[first].start > reach:
            leaf = found[first].leaf
            before = shown[leaf]
            shown[leaf] = after = before - worths[first]
            if after < _MOST:
                leaves -= min(before, _MOST) - after
            first += 1
        worth = leaves + (last - first) / count
        if worth > best_worth:
            best, best_worth = (first, last + 1), worth
        elif best_worth >= possible:
            break
    return found[slice(*best)]


def _around(text: str, first: int, last: int, width: int, begin: int) -> Passage:
    """About `width` characters with those from `first` to `last` among them, cut where it hurts least."""
    room = max(width - (last - first), 20)
    earliest = max(begin, first - room)
    sentence = begin if earliest == begin else _last_sentence(text, earliest, first)
    start = sentence if sentence >= 0 else _word_start(text, max(begin, first - room // 3), begin)
    aim = max(start + width, last)
    if aim >= len(text):
        return Passage(start, len(text))
    least, end = start + width // 2, -1
    for border in _SENTENCE.finditer(text, last, min(len(text), aim + 20)):
        if border.end() > least:
            end = border.end()
    return Passage(start, end if end >= 0 else _word_end(text, aim, last))


def _last_sentence(text: str, earliest: int, first: int) -> int:
    """Where the first sentence begins that begins between the two, or -1."""
    border = _SENTENCE.search(text, earliest, first)
    return border.end() if border else -1


def _word_start(text: str, at: int, begin: int) -> int:
    while at > begin and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, least: int) -> int:
    cut = max(text.rfind(" ", least, at + 1), text.rfind("\n", least, at + 1))
    if cut > least:
        return cut
    following = _BLANKS.search(text, max(at, least))
    return following.start() if following else len(text)


def _merged(passages: Iterable[Passage]) -> list[Passage]:
    merged: list[Passage] = []
    for passage in sorted(passages):
        if merged and passage.start <= merged[-1].end + 1:
            merged[-1] = Passage(merged[-1].start, max(merged[-1].end, passage.end))
        else:
            merged.append(passage)
    return merged


def present(text: str, passages: Sequence[Passage], marks: Sequence[Mark], begin: int = 0) -> Marked:
    """Passages as one line with marks counted in it: blanks of any length become one space."""
    pieces: list[str] = []
    shown: list[Mark] = []
    length = 0
    for number, (start, end) in enumerate(passages):
        piece = text[start:end].rstrip()
        lead = f"{ELLIPSIS} " if number or start > begin else ""
        lead = f" {lead}" if number else lead
        line, lost = _one_line(piece)
        length += len(lead)
        end = start + len(piece)
        for first, last, match in marks:
            if start <= first and last <= end:
                first, last = first - start, last - start
                if lost:
                    first, last = _moved(first, lost), _moved(last, lost)
                shown.append(Mark(first + length, last + length, match))
        pieces += [lead, line]
        length += len(line)
    if passages and text[passages[-1].end :].strip():
        pieces.append(f" {ELLIPSIS}")
    return Marked("".join(pieces), tuple(shown))


def _one_line(piece: str) -> tuple[str, list[tuple[int, int]]]:
    """Text without line breaks, and after which of its characters how many were left out.

    Most have nothing to leave out, which is seen fast.
    """
    if piece.isprintable() and "  " not in piece:
        return piece, []
    lost = [(match.end(), match.end() - match.start() - 1) for match in _BREAKS.finditer(piece)]
    return _BREAKS.sub(" ", piece) if lost else piece, lost


def _moved(offset: int, lost: Sequence[tuple[int, int]]) -> int:
    return offset - sum([size for at, size in lost if at <= offset])
