"""Where sentences end: on whole arrays of tokens, by what each word type is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from archive.actors.lists import listed
from archive.tokens import TokenRows, Tokens

PLAIN, STOP, CLOSING, CAPITAL, ABBREVIATION, NUMBER, OPENING = range(7)
"""What a word type is to the end of a sentence."""

ABBREVIATIONS = frozenset(
    listed(
        "Abg Abs Art Aug Bd Bde Chr Co Corp Dez Dipl Dr Feb Fr Frl Hr Hrsg Inc Ing Jan Jg Jr Kap Ltd Mag Mio"
        " Mr Mrd Mrs Ms Nov Nr Okt Pfr Prof Reg Sen Sept Sr St Str Tel Univ Vol Ziff abzgl allg bspw bzgl"
        " bzw ca dergl dgl einschl engl etc evtl exkl franz geb gegr gem gen ggf ggü inkl insb jr lat max"
        " med min mind nat nr phil pol rer röm sen sog soz spez tägl techn ugs urspr usf usw vgl wg zit zzgl"
    )
)
MAX_WORDS = 250
"""A longer run without an end (a table, a list) is cut: nothing follows from words so far apart."""


_SIGNS = {
    **dict.fromkeys(".!?…", STOP),
    **dict.fromkeys("\"“”«»'‘’›‹)]", CLOSING),
    **dict.fromkeys("„‚([–—•*", OPENING),
}


def kind_of(word: str) -> int:
    """What one spelling is to the end of a sentence."""
    if not word[0].isalnum():
        return _SIGNS.get(word, PLAIN)
    if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return ABBREVIATION
    if word.isdigit():
        return NUMBER
    return CAPITAL if word[0].isupper() else PLAIN


def begins(tokens: Tokens, kinds: npt.NDArray[np.int8], title_end: int) -> npt.NDArray[np.bool_]:
    """The same as `all_begins` for one text."""
    return all_begins(TokenRows.of([tokens]), kinds, [title_end])


def all_begins(
    texts: TokenRows, kinds: npt.NDArray[np.int8], title_ends: Sequence[int]
) -> npt.NDArray[np.bool_]:
    """True for every token (n) of several texts that begins a sentence; `kinds` (n) as `kind_of` says.

    A sentence ends after a stop that is followed by white space and no small letter, unless an
    abbreviation stands before it, or a number that may be an ordinal ("16. Dezember"); and wherever
    two or more white spaces stand (title, paragraphs). `title_ends` are the offsets where titles end.
    """
    starts, ends, counts = texts.all.starts, texts.all.ends, np.diff(texts.bounds)
    first = np.zeros(len(starts), np.bool_)
    first[texts.bounds[:-1][counts > 0]] = True
    title_end = np.repeat(np.array(title_ends, np.int32), counts)
    gap = starts[1:] - ends[:-1]  # between two texts it is anything, but there a sentence begins anyway
    begin = first.copy()
    begin[1:] |= gap >= 2
    begin[1:] |= (starts[1:] >= title_end[1:]) & (ends[:-1] <= title_end[1:])
    stop = kinds == STOP
    stop[1:] &= first[1:] | ((kinds[:-1] != ABBREVIATION) & (kinds[:-1] != NUMBER))
    ending = stop.copy()
    ending[1:] |= (kinds[1:] == CLOSING) & stop[:-1] & (gap == 0) & ~first[1:]
    begin[1:] |= ending[:-1] & (gap >= 1) & (kinds[1:] != PLAIN)
    return _cut_long(begin)


def _cut_long(begin: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    starts = np.flatnonzero(begin)
    lengths = np.diff(starts, append=len(begin))
    for start, length in zip(starts[lengths > MAX_WORDS], lengths[lengths > MAX_WORDS], strict=True):
        begin[start : start + length : MAX_WORDS] = True
    return begin
