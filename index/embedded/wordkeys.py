"""The keys of many word types at once (see `index.embedded.wordforms`), with the help of the parts in C.

Most types are one plain word, whose key is written in C. Whatever else a type is made of (the words between
hyphens, a feminine, a completed compound) are plain words too, so its keys are put together from theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from index.embedded import _wordkeys
from index.embedded.wordforms import ATOMS, FIELDS, SEVERAL, atom_key
from index.german.analysis import Analyzer, Outline, outline
from index.german.bulk import Bulk
from index.german.ellipsis import PAIR, complete, targets
from index.german.folding import fold_all
from index.german.gender import ENDINGS
from index.german.kernel import taken_of
from index.german.packed import ends_of, pack


def many_word_keys(analyzer: Analyzer, spellings: Sequence[str], threads: int = 1) -> list[str]:
    """What `word_keys` gives, for so many that it pays to prepare for it."""
    bulk = Bulk(analyzer.vocabulary, threads)
    folded = fold_all(spellings)
    words = [
        word if word.isalpha() and spelling.isalpha() and not spelling.endswith(ENDINGS) else ""
        for spelling, word in zip(spellings, folded, strict=True)
    ]
    with ThreadPoolExecutor(1) as aside:  # mostly C, which does not keep Python from working
        first = aside.submit(_plain_keys, analyzer, bulk, list(dict.fromkeys(words)))
        others = [both for *both, word in zip(spellings, folded, words, strict=True) if not word]
        outlines = {spelling: outline(spelling, word) for spelling, word in others if PAIR not in spelling}
        completed = _completed(bulk, [spelling for spelling, _ in others if PAIR in spelling])
        keys = first.result()
    asked = {word for words, _ in outlines.values() for _, *pair in words for word in pair}
    asked.update(word for halves in completed.values() for word in (*halves, "".join(halves)))
    keys |= _plain_keys(analyzer, bulk, list(asked - keys.keys()))
    found = _keys_of_outlines(bulk, keys, outlines)
    found |= {pair: _hidden_key(keys, *halves) for pair, halves in completed.items()}
    own = zip(spellings, words, strict=True)
    return [keys[word] if word else found.get(spelling, "") for spelling, word in own]


def _completed(bulk: Bulk, pairs: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The front and the head of the pairs of `ellipses` that something completes."""
    splitter = bulk.splitter(word for pair in pairs for word in targets(pair))
    found = {pair: complete(pair, splitter, bulk.vocabulary) for pair in pairs}
    return {pair: halves for pair, halves in found.items() if halves}


def _plain_keys(analyzer: Analyzer, bulk: Bulk, words: Sequence[str]) -> dict[str, str]:
    """The keys of different plain words."""
    taken = taken_of(words)
    parts, stems = bulk.parts(taken)
    packed = pack(stems)
    numbers = np.arange(len(taken), dtype=np.int32)
    given = parts.text, parts.ends, parts.halves, packed, ends_of(packed, len(stems)), numbers
    out = np.empty(2 * len(parts.text) + 2 * len(packed), np.uint8)
    while (size := _wordkeys.keys(*given, out)) > len(out):
        out = np.empty(size, np.uint8)
    keys = dict(zip(taken, out[:size].tobytes().decode().split("\n")[:-1], strict=True))
    if len(taken) < len(words):
        keys |= {word: atom_key(analyzer.atom(word, word, word)) for word in words if word not in keys}
    return keys


def _keys_of_outlines(bulk: Bulk, keys: dict[str, str], outlines: dict[str, Outline]) -> dict[str, str]:
    """The keys of types that are made of plain words."""
    joined = list({word for _, also in outlines.values() for word in also})
    stems = dict(zip(joined, bulk.stems(joined), strict=True))
    found = {}
    for spelling, (words, also) in outlines.items():
        made = [_key_of(keys, *word) for word in words]
        if also:
            exact, stem, parts = made[-1].split(FIELDS)
            stem = SEVERAL.join(sorted({stem, *map(stems.__getitem__, also)}))
            made[-1] = f"{exact}{FIELDS}{stem}{FIELDS}{parts}"
        found[spelling] = ATOMS.join(made)
    return found


def _key_of(keys: dict[str, str], exact: str, base: str, cut: str) -> str:
    if exact == base == cut:
        return keys[exact]
    return f"{exact}{FIELDS}{keys[base].split(FIELDS)[1]}{FIELDS}{keys[cut].split(FIELDS)[2]}"


def _hidden_key(keys: dict[str, str], front: str, head: str) -> str:
    _, stem, parts = keys[front + head].split(FIELDS)
    parts = parts or SEVERAL.join(sorted({keys[half].split(FIELDS)[1] for half in (front, head)}))
    return f"{FIELDS}{stem}{FIELDS}{parts}"
