"""Bodies that are there as strings, cut into words and gaps again: for merges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from index.embedded.texts.gaps import KINDS, Gaps
from index.embedded.texts.texts import Pieces, Texts
from index.embedded.wordtypes import WordTypes
from index.german.strings import Strings


def cut(many: Iterable[Sequence[str]]) -> tuple[list[Texts], Pieces]:
    """Each of several rows of bodies, and the pieces of all."""
    types, kinds = WordTypes(), {kind: number for number, kind in enumerate(KINDS)}
    texts = []
    for bodies in many:
        tokens = types.tokens(bodies)
        gaps = Gaps.of(bodies, np.zeros(len(bodies), np.int64), tokens)
        table = np.array([kinds.setdefault(kind, len(kinds)) for kind in gaps.kinds], np.int32)
        bounds = tokens.bounds[:-1].copy(), tokens.bounds[1:].copy()
        texts.append(Texts(tokens.all.types, table[gaps.before], *bounds, table[gaps.behind]))
    for each in texts:
        each.words[:] += np.int32(len(kinds))  # words stand behind the gaps, which are all known now
    return texts, Pieces.of(list(kinds), Strings.of(types.lexicon))
