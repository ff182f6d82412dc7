"""What the other places of a word in a text say about it."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.chain.agreement import STRENGTH, bonus
from archive.actors.chain.weights import LABELS

ROWS = st.lists(
    st.tuples(st.integers(0, len(LABELS) - 1), st.integers(0, 2), st.integers(0, 4), st.booleans()),
    max_size=30,
)


@given(ROWS)
@settings(max_examples=80, deadline=None)
def test_bonus_counts_the_other_places(rows):
    """Against counting by hand, place by place."""
    labels, texts, types, capital = (np.array([row[i] for row in rows]) for i in range(4))
    places, gain = bonus(
        labels.astype(np.int8), texts.astype(np.int32), types.astype(np.int32), capital.astype(np.bool_)
    )
    expected = {}
    for here, (_, text, type_, upper) in enumerate(rows):
        same = [i for i, row in enumerate(rows) if row[1:3] == (text, type_) and row[3] and i != here]
        if not upper or not any(rows[i][0] for i in [*same, here]):
            continue
        said = [sum((rows[i][0] + 1) // 2 == group for i in same) for group in range(4)]
        points = [STRENGTH * count // (len(same) + 1) for count in said]
        expected[here] = [points[(label + 1) // 2] for label in range(len(LABELS))]
    assert dict(zip(places.tolist(), gain.T.tolist(), strict=True)) == expected
