"""Going on with weights that are learnt already."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from archive.actors import weights
from archive.actors.spans import Chain
from archive.actors.train.conll import Sentence
from archive.actors.train.learn import Options
from archive.actors.train.refine import refine
from tests.evaluate.actors import tag

SENTENCE = Sentence(("Quoros", "baut", "Autos", "."), ("B-ORG", "O", "O", "O"))


@pytest.fixture(scope="module")
def shipped():
    """The weights that ship."""
    return weights.load(weights.path_of("standard"))


def test_new_sentences_are_learnt(shipped):
    """A firm that no text has named: missed before, found after, and still a model that can be saved."""
    plain = Sentence(("Er", "baut", "Autos", "."), ("O",) * 4)
    assert tag([SENTENCE], Chain(shipped))[0] == [("O",) * 4]
    refined = refine(shipped, [(SENTENCE, 5.0), (plain, 1.0)] * 40, Options(epochs=6, rate=0.2, decay=0))
    assert tag([SENTENCE, plain], Chain(refined))[0] == [SENTENCE.labels, plain.labels]
    assert refined.step[0, 2] == shipped.step[0, 2]


def test_what_is_not_touched_stays(shipped):
    """Features of other words keep their scores; the same sentences give the same weights."""
    one, two = (refine(shipped, [(SENTENCE, 1.0)] * 3) for _ in range(2))
    assert (one.window == two.window).all()
    assert one.rows == two.rows
    row = "wberlin"
    assert (one.window[one.rows[row]] == shipped.window[shipped.rows[row]]).all()
    assert set(shipped.rows) <= set(one.rows)


def test_no_step_changes_nothing(shipped):
    """At a rate of 0 all scores come back as they were."""
    same = refine(shipped, [(SENTENCE, 1.0)] * 3, Options(epochs=1, rate=0, decay=0))
    rows = [same.rows[name] for name in shipped.rows]
    assert (same.window[rows] == shipped.window).all()
    assert all((one == two).all() for one, two in zip(same.pairs, shipped.pairs, strict=True))
    assert np.array_equal(same.first, shipped.first)
    assert np.array_equal(same.step, shipped.step)
    assert replace(same, rows={}, window=np.zeros((0, 35), np.int8)).unit == pytest.approx(shipped.unit)
