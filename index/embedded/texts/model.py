"""Making a book: which words and gaps it holds, and how often each symbol stands in each context."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.embedded.arrays import Ints, first_of_each, runs
from index.embedded.texts import huffman
from index.embedded.texts.book import LONGEST, Book
from index.embedded.texts.coding import count, keys
from index.embedded.texts.gaps import KINDS, NONE
from index.embedded.texts.rows import Rows
from index.embedded.texts.symbols import ANY, BYTE, FIRST, GAP, LONGEST_PIECE, WORD, Symbols
from index.embedded.texts.texts import Pieces, Texts

OFTEN = 2
"""A word or gap that stands fewer times is spelled where it stands."""
MOST_WORDS, MOST_KINDS = 1 << 17, 1 << 10
"""So many of the most frequent at most are in a book."""
OWN_WORDS, OWN_BYTES = 128, 96
"""So many of the most frequent words and bytes at most have a context of their own."""
WORTH_CONTEXT = 500
"""A word or byte has one where it stands so often."""
WORTH_CODE = 3
"""A symbol has a code in a context where it stands so often in it."""
LEAST = 50_000
"""Texts of fewer tokens take less room without a book."""
SAMPLE = 2_000_000
"""Of about so many tokens codes are made: evenly from all texts."""
SIGNS = 300_000
"""From at most about twice as many tokens it is learned which signs have gaps around them."""


def make(texts: Sequence[Texts], pieces: Pieces) -> tuple[Rows, Book] | None:
    """The book for these texts, and these as its symbols; None where they are too few."""
    counts, tokens = _counts(texts, pieces)
    if tokens < LEAST:
        return None
    step = -(-tokens // SAMPLE)
    some = [texts[number] for number in range(0, len(texts), max(1, tokens // SIGNS))]
    rows = _rows(some, counts, pieces)
    sample = np.concatenate([keys(rows, each.only(slice(None, None, step))) for each in texts])
    sample.sort()
    return rows, _book(rows.symbols, sample)


def _counts(texts: Sequence[Texts], pieces: Pieces) -> tuple[Ints, int]:
    """How often each piece stands, approximately, and how many tokens there are: words of titles count too,
    pieces longer than `LONGEST_PIECE` count as 0.
    """
    counts, tokens = np.zeros(len(pieces), np.uint32), 0
    for each in texts:
        tokens += each.tokens
        for numbers in (each.words, each.before, each.behind):
            count(numbers, counts)
    return np.where(pieces.sizes <= LONGEST_PIECE, counts, 0), tokens


def _rows(texts: Sequence[Texts], counts: Ints, pieces: Pieces) -> Rows:
    """What is in the book."""
    gaps = len(pieces.kinds)
    kinds = np.append(np.arange(len(KINDS)), len(KINDS) + _most(counts[len(KINDS) : gaps], MOST_KINDS))
    words = gaps + _most(counts[gaps:], MOST_WORDS)
    spelled, ranks = pieces.words.take(words - gaps).ranked()
    numbers = np.where(np.arange(len(pieces)) < gaps, GAP, WORD)  # as `Symbols.of` does, without a search
    numbers[kinds] = FIRST + np.arange(len(kinds))
    numbers[words] = FIRST + len(kinds) + ranks
    common = words[np.argsort(-counts[words].astype(np.int64), kind="stable")][:OWN_WORDS]
    common = common[counts[common] >= WORTH_CONTEXT]
    rare = gaps + np.flatnonzero((numbers[gaps:] == WORD) & (counts[gaps:] > 0))
    signs, before, behind = (np.sort(numbers[some]) for some in _signs(texts, pieces, words))
    own = np.concatenate((numbers[common], BYTE + _common_bytes(pieces, rare)))
    listed = tuple(pieces.kinds[kind] for kind in kinds.tolist())
    return Rows(pieces, Symbols(listed, spelled, signs, own, before, behind), numbers)


def _most(counts: Ints, limit: int) -> Ints:
    """Numbers of those that are frequent enough, the most frequent if they are too many; ascending."""
    often = np.flatnonzero(counts >= OFTEN)
    if len(often) > limit:
        often = np.sort(often[np.argsort(-counts[often].astype(np.int64), kind="stable")][:limit])
    return often


def _common_bytes(pieces: Pieces, rare: Ints) -> Ints:
    """The bytes that are frequent in words that are spelled."""
    written = pieces.text[runs(pieces.starts[rare], pieces.sizes[rare])]
    counts = np.bincount(written, minlength=256)
    common = np.argsort(-counts, kind="stable")[:OWN_BYTES]
    return common[counts[common] >= WORTH_CONTEXT]


def _signs(texts: Sequence[Texts], pieces: Pieces, words: Ints) -> tuple[Ints, Ints, Ints]:
    """Of some words those that are signs; of these, those that mostly have no gap before or behind them."""
    short = words[pieces.sizes[words] <= 4]
    spelled = [pieces.spelled(word).decode("utf-8", "surrogatepass") for word in short.tolist()]
    signs = short[np.array([len(one) == 1 and not one.isalnum() for one in spelled], np.bool_)]
    number = np.full(len(pieces), len(signs))
    number[signs] = np.arange(len(signs))
    before, behind = np.zeros((2, len(signs) + 1, 2), np.int64)
    for each in texts:
        inside = runs(each.firsts, each.lasts - each.firsts)
        own, joined = number[each.words[inside]], (each.before[inside] == NONE).astype(np.intp)
        np.add.at(before, (own, joined), 1)
        np.add.at(behind, (own[:-1], joined[1:]), 1)
    glued = [signs[some[:-1, 1] > some[:-1, 0]] for some in (before, behind)]
    return signs, glued[0], glued[1]


def _book(symbols: Symbols, keys: Ints) -> Book:
    """The codes for keys that stand in texts (ascending, each as often as it does)."""
    contexts, across = symbols.contexts, len(symbols) + 1
    first = first_of_each(keys)
    counts = np.diff(np.append(first, len(keys)))
    owners, numbers = np.divmod(keys[first].astype(np.int64), across)
    kept = (owners != ANY) & (counts >= WORTH_CODE)
    general = 1 + np.bincount(numbers[~kept], counts[~kept], minlength=len(symbols)).astype(np.int64)
    marks = np.maximum(1, np.bincount(owners[~kept], counts[~kept], minlength=contexts)).astype(np.int64)
    rows = [(np.arange(len(symbols)), general)]
    bounds = np.searchsorted(owners[kept], np.arange(contexts + 1))
    numbers, counts = numbers[kept], counts[kept]
    for context in range(1, contexts):
        own = slice(*bounds[context : context + 2].tolist())
        rows.append((np.append(numbers[own], len(symbols)), np.append(counts[own], marks[context])))
    lengths = np.zeros((contexts, LONGEST), np.uint32)
    listed = []
    for context, (row, often) in enumerate(rows):
        bits = huffman.lengths(often)
        lengths[context] = np.bincount(bits, minlength=LONGEST + 1)[1:]
        listed.append(row[np.argsort(bits, kind="stable")])
    return Book(symbols, lengths, np.concatenate(listed).astype(np.uint32))
