"""One word, one meaning in an article: the labels of a word elsewhere in the same text are a hint here."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from archive.actors.chain.weights import LABELS

STRENGTH = 60
"""Most that the other places of a word can add to a label (units of the weights; 2.4 log-odds)."""

_GROUPS = (len(LABELS) + 1) // 2
"""No name, person, organisation, place: begin and inside count as one."""


def bonus(
    labels: npt.NDArray[np.int8],
    texts: npt.NDArray[np.int32],
    types: npt.NDArray[np.int32],
    capital: npt.NDArray[np.bool_],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int32]]:
    """Places (m) whose word has a named place elsewhere in the text, and what each label gains (labels x m).

    `labels`, `texts` and `types` (n) are those of a first pass; only words with a `capital` letter that
    were named at least once in a text are concerned. With k of n other places saying a label, it gains
    `STRENGTH` * k / (n + 1).
    """
    is_named = capital & (labels > 0)
    somewhere = np.zeros(types.max(initial=-1) + 1, np.bool_)
    somewhere[types[is_named]] = True
    places = np.flatnonzero(capital & somewhere[types])
    keys, word = np.unique(texts[places].astype(np.int64) << 32 | types[places], return_inverse=True)
    here = np.zeros(len(keys), np.bool_)
    here[word[is_named[places]]] = True
    places, word = places[here[word]], word[here[word]]
    group = (labels[places].astype(np.intp) + 1) // 2
    said = np.bincount(word * _GROUPS + group, minlength=(word.max(initial=-1) + 1) * _GROUPS)
    others = said.reshape(-1, _GROUPS)[word]
    others[np.arange(len(places)), group] -= 1
    gain = (STRENGTH * others) // (others.sum(axis=1, keepdims=True) + 1)
    return places, np.repeat(gain, 2, axis=1)[:, 1:].T.astype(np.int32)
