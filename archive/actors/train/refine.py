"""Going on with weights that are learnt already: a few careful steps on the texts that matter most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from archive.actors.chain import FORBIDDEN
from archive.actors.features import BOUNDARY
from archive.actors.train.conll import Sentence
from archive.actors.train.design import Design, corpus, design
from archive.actors.train.learn import L, Learner, Options
from archive.actors.train.pack import pack
from archive.actors.weights import OFFSETS, Weights
from archive.tokens import Lexicon

CAREFUL = Options(epochs=2, rate=0.02, decay=0, seed=3)
ENERGY = 3.0
"""What every score counts as having learnt: it keeps the steps small from the first one on."""

LEAST = 2
"""Occurrences that a feature needs which the weights do not know."""

UNLIKELY = -3.0
"""Where a step that can't be begins (log-odds); it is forbidden again in the end."""


Weighted = Sequence[tuple[Sentence, float]]
"""Sentences, each with what it counts."""


def refine(model: Weights, sentences: Weighted, options: Options = CAREFUL) -> Weights:
    """The weights after these sentences. What they do not touch stays as it is."""
    lexicon = Lexicon({BOUNDARY: 0})
    data = corpus(sentences, lexicon)
    counts = np.bincount(data.types, minlength=len(lexicon))
    features = design(list(lexicon), counts, model.words, LEAST)
    learner = Learner(data, features, options)
    _resume(learner, features, model)
    learner.run(lambda _: None)
    return _merged(model, pack(learner, model.words, 0.5 / model.unit), features.names)


def _resume(learner: Learner, features: Design, model: Weights) -> None:
    known = [(row, model.rows[name]) for row, name in enumerate(features.names) if name in model.rows]
    window = np.zeros((len(features.names), OFFSETS * L), np.float32)
    if known:
        here, there = np.array(known).T
        window[here] = model.window[there] / model.unit
    learner.window.resume(window, ENERGY)
    for table, scores in zip(learner.pairs, model.pairs, strict=True):
        table.resume(scores[:, :L] / model.unit, ENERGY)
    for edge, whole in ((learner.first, model.first[None]), (learner.step, model.step)):
        edge.resume(np.where(whole <= FORBIDDEN, UNLIKELY, whole / model.unit), ENERGY)


def _merged(old: Weights, new: Weights, touched: Sequence[str]) -> Weights:
    """The new scores of the features that were touched, the old ones of all others."""
    rows = dict(old.rows)
    for name in new.rows:
        rows.setdefault(name, len(rows))
    window = np.zeros((len(rows), old.window.shape[1]), np.int8)
    window[: len(old.window)] = old.window
    window[[rows[name] for name in touched if name in rows]] = 0
    window[[rows[name] for name in new.rows]] = new.window[list(new.rows.values())]
    return replace(new, rows=rows, window=window)
