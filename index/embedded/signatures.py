"""Signatures by which nearly equal texts find each other.

A text is the set of its shingles (five words in a row, as spelled). Two sets that agree to 80 per cent
(Jaccard) share the smallest hash of most of 48 random buckets (one-permutation hashing with rotation:
Shrivastava and Li, 2014). Three buckets make a band, sixteen bands a signature; texts with a band in
common are compared word by word.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from archive.batchtokens import BatchTokenizer
from archive.tokens import Lexicon
from index.embedded.arrays import Ints, distinct, first_of_each, offsets

SHINGLE = 5
ROWS = 3
BANDS = 16
BUCKETS = ROWS * BANDS
AT_ONCE = 1 << 16
"""Tokens handled together: what the processor's cache holds of the arrays that they take."""
CHARACTERS_A_WORD = 32
"""Of a few texts, for each different word: a guess."""
_VALUE_BITS = 40
_BUCKET_BITS = 6
_LINES = "\n"
"""Stands in no word, so that many are encoded at once."""
_EMPTY = np.uint64((1 << 64) - 1)
_PLACE = np.uint64(0x9E3779B97F4A7C15)
Hashes = npt.NDArray[np.uint64]
Bands = npt.NDArray[np.uint32]


def _mix(values: Hashes) -> Hashes:
    """Spread 64 bits (the finaliser of splitmix64)."""
    mixed = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def word_hashes(spellings: Sequence[str]) -> Hashes:
    """One hash a word type, the same in every batch; 0 for punctuation, which is a single sign."""
    encoded = (
        _LINES.join(spellings).encode("utf-8", "surrogatepass").split(_LINES.encode()) if spellings else []
    )
    hashes = _mix(np.fromiter(map(zlib.crc32, encoded), np.uint64, len(encoded)) + np.uint64(1))
    single = np.flatnonzero(np.fromiter(map(len, spellings), np.int64, len(spellings)) == 1)
    signs = [number for number in single.tolist() if not spellings[number].isalnum()]
    hashes[signs] = 0
    return hashes


def shingles(types: Ints, tokens: Ints, hashes: Hashes) -> tuple[Hashes, Ints]:
    """(hash, document) of every shingle of documents with `tokens` tokens each.

    A text of fewer than five words is one shingle.
    """
    words = hashes[types]
    spoken = words != 0
    lengths = np.diff(offsets(spoken)[offsets(tokens)])
    words = np.concatenate((words[spoken], np.zeros(SHINGLE, np.uint64)))
    docs = np.repeat(np.arange(len(lengths)), lengths)
    total = np.zeros(len(docs), np.uint64)
    for place in range(SHINGLE):
        total *= _PLACE
        total += words[place : place + len(docs)]
    ends = offsets(lengths)[1:]
    starts = np.ones(len(docs), np.bool_)
    for place in range(1, SHINGLE):
        starts[ends[lengths >= place] - place] = False  # a shingle that begins here leaves the text
    short = np.flatnonzero((lengths > 0) & (lengths < SHINGLE))
    for doc in short.tolist():
        first = ends[doc] - lengths[doc]
        total[first] = _of_few(words[first : ends[doc]])
        starts[first] = True
    return _mix(total[starts]), docs[starts]


def _of_few(words: Hashes) -> np.uint64:
    """The shingle of a text that is shorter than one."""
    total = np.zeros(1, np.uint64)
    for word in (*words, *[np.uint64(0)] * (SHINGLE - len(words))):
        total = total * _PLACE + word
    return np.uint64(total[0])


def signatures_by_arrays(types: Ints, tokens: Ints, hashes: Hashes) -> Bands:
    """Bands (documents × BANDS) of a batch of documents; all 0 for a text without words.

    `tokens` are the numbers of types of each, `hashes` those of all types there are.
    """
    starts = offsets(tokens)
    cuts = [0, *first_of_each(starts[:-1] // AT_ONCE)[1:].tolist(), len(tokens)]
    parts = [
        _signatures(types[starts[low] : starts[high]], tokens[low:high], hashes)
        for low, high in pairwise(cuts)
        if low < high
    ]
    return np.concatenate([np.zeros((0, BANDS), np.uint32), *parts])


def _signatures(types: Ints, tokens: Ints, hashes: Hashes) -> Bands:
    values, docs = shingles(types, tokens, hashes)
    bucket = (values >> np.uint64(32)) * np.uint64(BUCKETS) >> np.uint64(32)
    cells = (docs << _BUCKET_BITS) + bucket.view(np.int64)
    smallest = np.full(len(tokens) << _BUCKET_BITS, _EMPTY)
    np.minimum.at(smallest, cells, values & np.uint64((1 << _VALUE_BITS) - 1))
    return _bands(_rotate(smallest.reshape(-1, 1 << _BUCKET_BITS)[:, :BUCKETS]))


def _rotate(smallest: Hashes) -> Hashes:
    """Empty buckets take the value of the next one that is not, round the end."""
    filled = np.concatenate((smallest, smallest), axis=1)
    for bucket in range(2 * BUCKETS - 2, -1, -1):
        empty = filled[:, bucket] == _EMPTY
        filled[empty, bucket] = filled[empty, bucket + 1]
    return filled[:, :BUCKETS]


def _bands(filled: Hashes) -> Bands:
    rows = filled.reshape(-1, BANDS, ROWS)
    total = np.tile(np.arange(1, BANDS + 1, dtype=np.uint64), (len(rows), 1))
    for row in range(ROWS):
        total = _mix(total * np.uint64(0x9E3779B97F4A7C15) + rows[:, :, row])
    bands: Bands = np.maximum(total >> np.uint64(32), np.uint64(1)).astype(np.uint32)
    bands[filled[:, 0] == _EMPTY] = 0
    return bands


try:
    from index.embedded._minhash import sign as _sign
except ImportError:  # no compiler
    signatures = signatures_by_arrays
else:

    def signatures(types: Ints, tokens: Ints, hashes: Hashes) -> Bands:
        """As `signatures_by_arrays`."""
        bands = np.empty((len(tokens), BANDS), np.uint32)
        _sign(types.astype(np.int32, copy=False), tokens, hashes, bands)
        return bands


def shingle_sets(texts: Sequence[str]) -> list[Hashes]:
    """The different shingles of each text, ascending."""
    lexicon = Lexicon()
    tokens = BatchTokenizer(lexicon, sum(map(len, texts)) // CHARACTERS_A_WORD)(texts)
    values, docs = shingles(tokens.all.types, np.diff(tokens.bounds), word_hashes(list(lexicon)))
    bounds = np.searchsorted(docs, np.arange(len(texts) + 1)).tolist()
    return [distinct(values[start:end]) for start, end in pairwise(bounds)]


def jaccard(left: Hashes, right: Hashes) -> float:
    """Shared shingles by all shingles; 0 where there are none."""
    both = len(np.intersect1d(left, right, assume_unique=True))
    return both / (len(left) + len(right) - both) if both else 0.0
