"""Whom the tagger doubts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article.doubting import doubts
from archive.actors.article.doubting.doubts import NO_LIMIT, Doubts, Resolved, candidates
from archive.actors.article.doubting.evidence import FEATURES, Candidate
from archive.errors import ArchiveError
from archive.mentions import Kind, Mention


def trees(*made):
    """Trees as lists of nodes: (feature, limit, node below), or the worth of a leaf; padded with leaves."""
    size = max(map(len, made))
    arrays = np.zeros((4, len(made), size), np.int32)
    arrays[1], arrays[2] = NO_LIMIT, np.arange(size)
    for number, nodes in enumerate(made):
        for place, node in enumerate(nodes):
            if isinstance(node, tuple):
                arrays[:3, number, place] = node
            else:
                arrays[3, number, place] = node
    return Doubts(*arrays, named=-2000, least=0)


ONE = trees([(1, 5, 1), -700, (0, 0, 3), 200, 900], [40])


def test_chances_are_the_leaves_that_a_row_comes_to():
    """At most the limit is left; all trees add up; no rows, no chances."""
    rows = np.zeros((4, len(FEATURES)), np.int32)
    rows[:, 1], rows[:, 0] = (5, 6, 6, 7), (3, 0, 1, -1)
    assert ONE.chances(rows).tolist() == [-660, 240, 940, 240]
    assert ONE.chances(rows[:0]).tolist() == []


def slowly(nodes, row, place=0):
    """The leaf of one tree, by walking."""
    if not isinstance(nodes[place], tuple):
        return nodes[place]
    feature, limit, below = nodes[place]
    return slowly(nodes, row, below if row[feature] <= limit else below + 1)


@st.composite
def forests(draw):
    """A few trees of several depths."""
    made = []
    for _ in range(draw(st.integers(1, 4))):
        nodes, open_ = [None], [0]
        while open_:
            place = open_.pop()
            if len(nodes) < 9 and draw(st.booleans()):
                nodes[place] = (draw(st.integers(0, 3)), draw(st.integers(-3, 3)), len(nodes))
                open_ += (len(nodes), len(nodes) + 1)
                nodes += [None, None]
            else:
                nodes[place] = draw(st.integers(-900, 900))
        made.append(nodes)
    return made


@given(forests(), st.lists(st.lists(st.integers(-4, 4), min_size=4, max_size=4), max_size=5))
@settings(deadline=None)
def test_all_trees_at_once_are_each_tree_by_itself(made, rows):
    """As walking through them node by node."""
    found = trees(*made).chances(np.array(rows, np.int32).reshape(-1, 4)).tolist()
    assert found == [sum(slowly(nodes, row) for nodes in made) for row in rows]


def test_a_file_goes_round(tmp_path):
    """What was saved is loaded."""
    doubts.save(replace(ONE, named=-60, least=-30), tmp_path / "d.npz")
    read = doubts.load(tmp_path / "d.npz")
    assert (read.named, read.least) == (-60, -30)
    for name in ("feature", "limit", "below", "worth"):
        assert np.array_equal(getattr(read, name), getattr(ONE, name))


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("below", np.array([[0, 1, 3, 3, 4], [0, 1, 2, 3, 4]])),
        ("below", np.array([[1, 1, 9, 3, 4], [0, 1, 2, 3, 4]])),
        ("below", np.array([[1, 1, 4, 3, 4], [0, 1, 2, 3, 4]])),
        ("below", np.array([[1, 0, 3, 3, 4], [0, 1, 2, 3, 4]])),
        ("limit", np.array([[5, 7, 0, 0, 0], [0, 0, 0, 0, 0]])),
        ("feature", np.full((2, 5), 99)),
        ("feature", np.full((2, 5), -1)),
        ("worth", np.zeros((2, 4))),
    ],
)
def test_trees_that_lead_nowhere_are_refused(tmp_path, name, array):
    """A way out of the trees, in a circle, or of other sizes: a clear error, and no endless loop."""
    doubts.save(replace(ONE, **{name: array}), tmp_path / "d.npz")
    with pytest.raises(ArchiveError, match=r"d\.npz: no model of doubts"):
        doubts.load(tmp_path / "d.npz")


def test_a_missing_or_foreign_file_is_refused(tmp_path):
    """It says which one, and what to do."""
    (tmp_path / "text.npz").write_text("no archive")
    for path in (tmp_path / "none.npz", tmp_path / "text.npz"):
        with pytest.raises(ArchiveError, match="install the package again"):
            doubts.load(path)


KYJIW = Mention(0, 5, Kind.PLACE, "Kyjiw")
FIRM = Mention(9, 12, Kind.ORGANISATION, "Abc")
AGAIN = Mention(20, 23, Kind.ORGANISATION, "Abc")
CHIEF = Mention(30, 36, Kind.PERSON, "Kanzler", role=True)


def test_candidates_are_those_whom_nobody_knows():
    """Known places in the text, known names and offices need no evidence; the rest comes by its mentions."""
    text = Resolved((KYJIW, FIRM, AGAIN, CHIEF), {})
    assert list(candidates([text], lambda _, name: name == "Kyjiw")) == [Candidate(0, [FIRM, AGAIN])]
    known = Resolved(text.mentions, {(20, 23): "Abc AG"})
    assert list(candidates([known, text], lambda *_: False)) == [
        Candidate(0, [KYJIW]), Candidate(1, [KYJIW]), Candidate(1, [FIRM, AGAIN]),
    ]  # fmt: skip


def test_who_has_too_little_for_him_is_doubtful():
    """All mentions of the actor, nobody else's, and no other text's."""
    found = [Resolved((KYJIW, FIRM, AGAIN), {}), Resolved((FIRM,), {})]
    doubted = list(candidates(found, lambda *_: False))
    rows = np.zeros((3, len(FEATURES)), np.int32)
    rows[:, 1] = (9, 1, 9)
    rows[:, 0] = (2, 1, 1)
    first, second = ONE.marked(found, doubted, rows)
    assert [mention.doubtful for mention in first] == [False, True, True]
    assert [mention._replace(doubtful=False) for mention in first] == [KYJIW, FIRM, AGAIN]
    assert second == (FIRM,)


def test_what_is_likely_to_be_none_is_no_name():
    """It is left out, and nobody else is; a name with a little more is kept, with doubts."""
    found = [Resolved((KYJIW, FIRM, AGAIN), {}), Resolved((FIRM,), {})]
    doubted = list(candidates(found, lambda *_: False))
    rows = np.zeros((3, len(FEATURES)), np.int32)
    rows[:, 1] = (9, 1, 9)
    rows[:, 0] = (0, 1, 1)
    strict = replace(ONE, named=0, least=500)
    assert strict.chances(rows).tolist() == [240, -660, 940]
    first, second = strict.marked(found, doubted, rows)
    assert first == (KYJIW._replace(doubtful=True),)
    assert second == (FIRM,)
    (_, kept) = replace(strict, named=-660).marked(found, doubted, rows)
    assert kept == (FIRM,)
